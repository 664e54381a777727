interface TableParts {
  readonly name?: string;
  readonly question?: string;
  readonly condition?: string;
  readonly answer?: string;
  /** Attributes of the table's question, such as another language. */
  readonly questionAttributes?: string;
  /** Elements beside the decision. */
  readonly beside?: string;
}

/** A decision table of one row. */
export function buildTable(parts: TableParts = {}): string {
  const {
    name = 'Таблица',
    question = 'category',
    condition = '"a"',
    answer = '"b"',
    questionAttributes = '',
    beside = '',
  } = parts;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
  id="Definitions_1" name="Файл" namespace="http://camunda.org/schema/1.0/dmn">
  <decision id="probe" name="${name}" camunda:historyTimeToLive="P10D"><decisionTable id="Table">
    <input id="In"><inputExpression id="Question" typeRef="string" ${questionAttributes}><text>${question}</text></inputExpression></input>
    <output id="Out" name="answer" typeRef="string"/>
    <rule id="Rule"><inputEntry id="Cell"><text>${condition}</text></inputEntry>
      <outputEntry id="Answer"><text>${answer}</text></outputEntry></rule>
  </decisionTable></decision>${beside}
</definitions>`;
}
