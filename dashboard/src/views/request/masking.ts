/** A text in words and what lies between them; a label in brackets is one word. */
export function wordsOf(text: string): { text: string; word: boolean }[] {
  return (text.match(/\[[^\]\n]{1,40}\]|[\p{L}\p{M}\p{N}@._+'’ʼ-]+|[^\p{L}\p{M}\p{N}]/gu) ?? []).map((piece) => ({
    text: piece,
    word: /[\p{L}\p{N}]/u.test(piece) && !piece.startsWith('['),
  }));
}

/** The text with these words replaced by a label; words that follow each other have one together. */
export function masked(text: string, hidden: ReadonlySet<number>, label: string): string {
  const pieces = wordsOf(text);
  let out = '';
  let between = '';
  let masking = false;
  pieces.forEach((piece, i) => {
    if (hidden.has(i)) {
      if (!masking) {
        out += `${between}[${label}]`;
      }
      between = '';
      masking = true;
    } else if (masking && !piece.word && /^\s$/.test(piece.text)) {
      between += piece.text;
    } else {
      out += between + piece.text;
      between = '';
      masking = false;
    }
  });
  return out + between;
}
