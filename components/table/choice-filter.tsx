import { NativeSelect } from '@/components/ui/native-select'

interface ChoiceFilterProps<Choice extends string> {
  label: string
  /** What is chosen where nothing is: “Every state”. */
  all: string
  choices: readonly Choice[]
  value: Choice | null
  onChoose: (choice: Choice | null) => void
}

/** Narrows a list to one of some words, or to none of them. */
export function ChoiceFilter<Choice extends string>({
  label,
  all,
  choices,
  value,
  onChoose,
}: ChoiceFilterProps<Choice>) {
  return (
    <NativeSelect
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChoose(choices.find((choice) => choice === target.value) ?? null)}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </NativeSelect>
  )
}
