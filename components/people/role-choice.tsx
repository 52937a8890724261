import { type Role, roles } from '@/lib/contracts/role'
import { describeRole } from './role-words'

interface RoleChoiceProps {
  name: string
  label: string
  value: Role
  onChange: (role: Role) => void
  /** The most that can be chosen. */
  most?: Role
}

/** The roles with what each allows, to choose one. */
export function RoleChoice({ name, label, value, onChange, most = 'admin' }: RoleChoiceProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {roles.slice(0, roles.indexOf(most) + 1).map((role) => (
        <label
          key={role}
          className="flex cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2 hover:bg-hover has-checked:border-accent"
        >
          <input
            type="radio"
            name={name}
            value={role}
            checked={role === value}
            onChange={() => onChange(role)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="grid min-w-0 gap-0.5">
            <span className="font-medium text-sm first-letter:uppercase">{role}</span>
            <span className="text-muted-foreground text-xs">{describeRole(role)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
