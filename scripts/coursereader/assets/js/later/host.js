/* On the way out of the browser: the address of a new file at the code host, and several files as one zip. Nothing is sent from
   here. */
(function () {
  "use strict";
  const shared = window.readerAnnotating = window.readerAnnotating || {}, MOST = 7500;
  const escaped = words => encodeURIComponent(words).replace(/[!'()*]/g, sign => "%" + sign.charCodeAt(0).toString(16).toUpperCase());
  const filled = (address, path, content) => address.replace("{path}", path).replace("{content}", content);

  /* Where a new file is made. `carries`: whether its content is in the address; hosts refuse long ones, and some take none. */
  function newFile(host, path, content) {
    const whole = filled(host.new, escaped(path), escaped(content)), carries = host.new.includes("{content}") && whole.length <= MOST;
    return { href: carries ? whole : filled(host.new.replace(/&[a-z_]+=\{content\}/, ""), escaped(path), ""), carries };
  }

  /* ---- a zip that only stores: small, and the same files are always the same bytes */
  const TABLE = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
  function crc32(bytes) {
    let sum = 0xffffffff;
    for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  }
  /* Numbers of so many bytes each, the lowest byte first. */
  const numbers = (...pairs) => Uint8Array.from(pairs.flatMap(([n, size]) => Array.from({ length: size }, (_, k) => Math.floor(n / 256 ** k) % 256)));
  const NEW_YEAR_1980 = 0x21, UTF8 = 0x800;
  function zip(files) {
    const parts = [], listed = [], utf8 = new TextEncoder();
    let at = 0;
    files.forEach(({ path, content }) => {
      const name = utf8.encode(path), bytes = utf8.encode(content);
      const head = [[20, 2], [UTF8, 2], [0, 2], [0, 2], [NEW_YEAR_1980, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
      const local = numbers([0x04034b50, 4], ...head);
      listed.push(numbers([0x02014b50, 4], [20, 2], ...head, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
      parts.push(local, name, bytes);
      at += local.length + name.length + bytes.length;
    });
    const size = listed.reduce((sum, part) => sum + part.length, 0), n = files.length;
    return new Blob([...parts, ...listed, numbers([0x06054b50, 4], [0, 2], [0, 2], [n, 2], [n, 2], [size, 4], [at, 4], [0, 2])]);
  }
  Object.assign(shared, { newFile, zip, crc32 });
})();
