/** A piece of a text; a marked one names the numbers of the topics that it decided. */
interface Piece {
  text: string;
  numbers: number[];
}

const LETTER = "[\\p{L}\\p{N}'’ʼ]";

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Cuts a text at the words that decided; `reasons` has those of each topic, in the order of their numbers. */
export function marked(text: string, reasons: string[][]): Piece[] {
  const numbers = new Map<string, Set<number>>();
  reasons.forEach((words, i) => {
    for (const word of words.filter((one) => one.trim() !== '')) {
      const key = word.trim().toLocaleLowerCase('uk');
      numbers.set(key, (numbers.get(key) ?? new Set()).add(i + 1));
    }
  });
  if (numbers.size === 0) {
    return [{ text, numbers: [] }];
  }
  const longestFirst = [...numbers.keys()].sort((a, b) => b.length - a.length).map(escape);
  const pattern = new RegExp(`(?<!${LETTER})(?:${longestFirst.join('|')})(?!${LETTER})`, 'giu');
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) {
      pieces.push({ text: text.slice(end, match.index), numbers: [] });
    }
    const found = numbers.get(match[0].toLocaleLowerCase('uk')) ?? new Set<number>();
    pieces.push({ text: match[0], numbers: [...found].sort((a, b) => a - b) });
    end = match.index + match[0].length;
  }
  if (end < text.length) {
    pieces.push({ text: text.slice(end), numbers: [] });
  }
  return pieces;
}
