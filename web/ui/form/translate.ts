import { englishStringTranslator, replaceStringParameters, TranslatableString as Text } from '@rjsf/utils';

/** The words that RJSF's own parts still say; our templates say the rest. */
const RUSSIAN: Partial<Record<Text, string>> = {
  [Text.ArrayItemTitle]: 'Строка',
  [Text.MissingItems]: 'Не задано описание строк',
  [Text.EmptyArray]: 'Пока нет строк.',
  [Text.YesLabel]: 'Да',
  [Text.NoLabel]: 'Нет',
  [Text.OptionPrefix]: 'Вариант %1',
  [Text.TitleOptionPrefix]: '%1, вариант %2',
  [Text.UnknownFieldType]: 'Неизвестный вид поля: %1',
};

export const translateString: typeof englishStringTranslator = (text, parameters) => {
  const russian = RUSSIAN[text];
  return russian === undefined ? englishStringTranslator(text, parameters) : replaceStringParameters(russian, parameters);
};
