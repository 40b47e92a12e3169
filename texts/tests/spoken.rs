//! What is said once a table is there.

use whosays_texts::{counted, language, number, say, speak, told};

#[test]
fn a_table_answers_in_its_language() {
    speak(String::from(
        "fr\n,\t\u{202f}\nClose\tFermer\nRead {title}\tLire {title}\n{n} mark|{n} marks\t{n} marque|{n} marques",
    ));
    assert_eq!([say("Close"), say("Open")], ["Fermer", "Open"]);
    assert_eq!(told("Read {title}", &[("title", "Marées")]), "Lire Marées");
    assert_eq!([0, 1, 2].map(|n| counted(n, "{n} mark|{n} marks")), ["0 marque", "1 marque", "2 marques"]);
    assert_eq!(language(), "fr");
    assert_eq!(number(12_345), "12\u{202f}345");
}
