/** A file of an archive. */
interface ZipFile {
  name: string;
  content: Uint8Array;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) {
    c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return c;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc = (CRC_TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Little-endian numbers of 2 or 4 bytes, as ZIP headers are made of. */
function numbers(...parts: [bytes: 2 | 4, value: number][]): Uint8Array {
  const out: number[] = [];
  for (const [bytes, value] of parts) {
    for (let i = 0; i < bytes; i++) {
      out.push((value >>> (8 * i)) & 0xff);
    }
  }
  return Uint8Array.from(out);
}

const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the first day a ZIP knows: the same content gives the same bytes. */
const DAY = 0x0021;

/** The files as one ZIP archive, stored without compression (APPNOTE 6.3). */
export function zip(files: ZipFile[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const nameBytes = new TextEncoder().encode(name);
    const about: [2 | 4, number][] = [
      [2, VERSION],
      [2, UTF8_NAMES],
      [2, 0],
      [2, 0],
      [2, DAY],
      [4, crc32(content)],
      [4, content.length],
      [4, content.length],
      [2, nameBytes.length],
      [2, 0],
    ];
    const local = numbers([4, 0x04034b50], ...about);
    directory.push(
      numbers([4, 0x02014b50], [2, VERSION], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      nameBytes,
    );
    parts.push(local, nameBytes, content);
    offset += local.length + nameBytes.length + content.length;
  }
  const directoryLength = directory.reduce((sum, part) => sum + part.length, 0);
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, directoryLength],
    [4, offset],
    [2, 0],
  );
  const all = [...parts, ...directory, end];
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of all) {
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}
