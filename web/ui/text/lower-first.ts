/** A name inside a sentence: «Базовый» → «базовый», while abbreviations such as «ИПССС» stay as they are. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase('ru-RU') + text.slice(1);
}
