/** A part of a text; words that two courses have in common are marked. */
interface MarkedPart {
  text: string;
  shared: boolean;
}

const LONG = 6;
/** A form of a word is longer than what all forms share by so many letters at most. */
const LONGEST_ENDING = 4;

/** What the forms of a word share: endings differ, and in long words the letter before them may. */
function stem(word: string): string {
  return word.length <= 3 ? word : word.slice(0, word.length - (word.length > LONG ? 2 : 1));
}

/** The text in parts: the words that are a form of one of `words`, and what stands between them. */
export function markedParts(text: string, words: readonly string[]): MarkedPart[] {
  const stems = words.flatMap((word) => word.toLowerCase().split(/\s+/)).filter((word) => word !== '').map(stem);
  const parts: MarkedPart[] = [];
  for (const piece of text.split(/([\p{L}\p{N}’'ʼ-]+)/u)) {
    const word = piece.toLowerCase();
    const shared = stems.some((one) => word.startsWith(one) && word.length <= one.length + LONGEST_ENDING);
    const last = parts.at(-1);
    if (last !== undefined && last.shared === shared) {
      last.text += piece;
    } else if (piece !== '') {
      parts.push({ text: piece, shared });
    }
  }
  return parts;
}
