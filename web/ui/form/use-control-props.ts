import type { WidgetProps } from '@rjsf/utils';
import { useControlName, useIsInCell } from './row-context.ts';

/** What every control takes from a field: its name, whether it must be filled, the hint and the errors. */
export function useControlProps(props: WidgetProps) {
  const name = useControlName(props.label, props.hideLabel);
  const isInCell = useIsInCell();
  const hint = descriptionOf(props);
  return {
    ...name,
    id: props.id,
    required: props.required ?? false,
    disabled: (props.disabled ?? false) || (props.readonly ?? false),
    ...(hint !== undefined && !isInCell ? { description: hint } : {}),
    ...(props.rawErrors !== undefined && props.rawErrors.length > 0 ? { error: props.rawErrors.join('. ') } : {}),
  };
}

function descriptionOf(props: WidgetProps): string | undefined {
  const candidates: unknown[] = [props.options['help'], props.options.description, props.schema.description];
  return candidates.find((candidate): candidate is string => typeof candidate === 'string' && candidate !== '');
}
