import { faultOf } from '@/components/account/form-fault'
import { FormField } from '@/components/account/form-field'
import { webhookEventTypes } from '@/lib/contracts/webhook-events'
import type { Webhook } from '@/lib/contracts/webhooks'
import { eventWords } from './event-words'

export type WebhookValues = Pick<Webhook, 'name' | 'url' | 'eventTypes'>

/** Reads what {@link WebhookFields} has of a form. */
export function readWebhookFields(form: HTMLFormElement): WebhookValues {
  const data = new FormData(form)
  const chosen = data.getAll('eventTypes')
  return {
    name: String(data.get('name')).trim(),
    url: String(data.get('url')).trim(),
    eventTypes: webhookEventTypes.filter((type) => chosen.includes(type)),
  }
}

/** The fields of which the console says something; a fault of another concerns the form as a whole. */
export function hasFieldFault(error: unknown): boolean {
  return ['name', 'url', 'eventTypes'].some((field) => faultOf(error, field) !== undefined)
}

/** Name, address and events of a webhook. */
export function WebhookFields({ initial, error }: { initial: WebhookValues; error: unknown }) {
  const eventsFault = faultOf(error, 'eventTypes')
  return (
    <>
      <FormField
        name="name"
        label="Name"
        fault={faultOf(error, 'name')}
        defaultValue={initial.name}
        autoComplete="off"
        maxLength={100}
        required
      />
      <FormField
        name="url"
        type="url"
        label="URL"
        hint="Each event is sent to it as JSON, by POST."
        fault={faultOf(error, 'url')}
        defaultValue={initial.url}
        placeholder="https://hooks.example.com/lakehouse"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_000}
        required
      />
      <fieldset className="grid gap-1.5" aria-describedby={eventsFault ? 'event-types-fault' : undefined}>
        <legend className="mb-1.5 font-medium text-sm">Events</legend>
        {webhookEventTypes.map((type) => (
          <label
            key={type}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2 hover:bg-hover has-checked:border-accent"
          >
            <input
              type="checkbox"
              name="eventTypes"
              value={type}
              defaultChecked={initial.eventTypes.includes(type)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="grid min-w-0 gap-0.5">
              <span className="font-mono text-sm">{type}</span>
              <span className="text-muted-foreground text-xs">{eventWords[type]}</span>
            </span>
          </label>
        ))}
        {eventsFault ? (
          <p id="event-types-fault" className="text-failing text-xs">
            {eventsFault}
          </p>
        ) : null}
      </fieldset>
    </>
  )
}
