/** A piece of a snippet: a word that was found, or what stands between. */
interface SnippetPart {
  text: string;
  found: boolean;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** Reads the server's snippet, which is escaped text with `<mark>` around the words found, without making it markup. */
export function snippetParts(snippet: string): SnippetPart[] {
  return snippet
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, i) => ({ text: text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity), found: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}
