//! What single words do in or beside names.

/// What a word does in or beside names; the words are rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Use {
    /// Small words inside names: Ana *de* Orlo.
    Particle,
    /// Small words with which a name may start.
    FirstParticle,
    /// Small words that only names of persons hold.
    PersonalParticle,
    /// Articles before a capital in one word.
    ArabicArticle,
    /// What may follow a comma and still belong to the name.
    Suffix,
    /// Abbreviations inside names whose full stop belongs to the name.
    Dotted,
    /// Common nouns in small letters that end a name.
    LowerHead,
    /// Heads that take *on*.
    OnHead,
    /// Names of outlets, with which another may be joined.
    Outlet,
    /// Owners inside names of bodies: *People’s*.
    Owner,
    /// What numbers count without an *s*.
    Counted,
    /// Words that may follow a name that ends in a number.
    AfterNumber,
    /// Heads that are surnames after a given name.
    Surname,
    /// Words that make another place of the place after them.
    Direction,
    /// Verbs that persons and bodies are the subjects of.
    Speaking,
    /// Words that follow names more often than nouns without an article.
    AfterName,
    /// Where the noun of a role has passed.
    RoleEnd,
    /// Words that end a noun phrase.
    PhraseEnd,
    /// Titles that say nothing of an office.
    Honorific,
    /// Titles that are more often given names.
    GivenTitle,
    /// Titles that also end names of bodies.
    HeadTitle,
    /// Small words inside titles of works.
    SmallInTitle,
    /// Who makes works: *author of*.
    Maker,
    /// Nouns right before a title without quotation marks.
    WorkNoun,
    /// *A section called*.
    Naming,
    /// Names of several well-known things.
    SharedName,
    /// What institutions and wars of many countries are called there: *Supreme Court*.
    NationalName,
}

impl Use {
    const NAMES: [(&'static str, Use); 27] = [
        ("particle", Use::Particle),
        ("first-particle", Use::FirstParticle),
        ("personal-particle", Use::PersonalParticle),
        ("arabic-article", Use::ArabicArticle),
        ("suffix", Use::Suffix),
        ("dotted", Use::Dotted),
        ("lower-head", Use::LowerHead),
        ("on-head", Use::OnHead),
        ("outlet", Use::Outlet),
        ("owner", Use::Owner),
        ("counted", Use::Counted),
        ("after-number", Use::AfterNumber),
        ("surname", Use::Surname),
        ("direction", Use::Direction),
        ("speaking", Use::Speaking),
        ("after-name", Use::AfterName),
        ("role-end", Use::RoleEnd),
        ("phrase-end", Use::PhraseEnd),
        ("honorific", Use::Honorific),
        ("given-title", Use::GivenTitle),
        ("head-title", Use::HeadTitle),
        ("small-in-title", Use::SmallInTitle),
        ("maker", Use::Maker),
        ("work-noun", Use::WorkNoun),
        ("naming", Use::Naming),
        ("shared-name", Use::SharedName),
        ("national-name", Use::NationalName),
    ];

    /// A bit of its own.
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The use that the table calls by this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, word_use)| *word_use)
    }
}
