// Reads back what travels in the part of an address behind its #: what sharing.js, and the bookmark, made letters of.

/** The bytes that base64url words stand for; what a sentence around a link has put behind it is none of them. */
function bytesOf(words) {
  const plain = atob(words.replace(/[^\w-]+$/, "").replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/**
 * The text that was packed. A small link can hold a text without end, so one of more than `most` characters is unpacked no further and
 * rejected by a RangeError; a damaged one, which its checksum tells (zlib's Adler-32), by any other error.
 */
export async function unpacked(words, most) {
  const stream = new Blob([bytesOf(words)]).stream().pipeThrough(new DecompressionStream("deflate"));
  const reader = stream.pipeThrough(new TextDecoderStream("utf-8", { fatal: true })).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > most) {
      reader.cancel().catch(() => {});
      throw new RangeError(`a link holds more than ${most} characters`);
    }
  }
}
