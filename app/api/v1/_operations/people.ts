import { signInAnswerSchema } from '@/lib/contracts/account'
import { pageQuerySchema } from '@/lib/contracts/base'
import {
  acceptInvitationSchema,
  createdInvitationSchema,
  createInvitationSchema,
  invitationPageSchema,
  invitationParamsSchema,
  offeredInvitationSchema,
  peopleQuerySchema,
  personPageSchema,
  personParamsSchema,
  personSchema,
  personSessionParamsSchema,
  personSessionsSchema,
  readInvitationSchema,
  temporaryPasswordSchema,
  updatePersonSchema,
} from '@/lib/contracts/people'
import { AppError } from '@/lib/errors'
import { defineOperation, empty, json, type Operation } from '@/lib/server/http'
import { disableTwoFactor } from '@/lib/server/services/account/disable-two-factor'
import { signIn } from '@/lib/server/services/account/sign-in'
import { acceptInvitation, readInvitation } from '@/lib/server/services/people/accept-invitation'
import { createInvitation, deleteInvitation, listInvitations } from '@/lib/server/services/people/invitations'
import { listPeople, readPerson } from '@/lib/server/services/people/list'
import { removePerson } from '@/lib/server/services/people/remove'
import { resetPassword } from '@/lib/server/services/people/reset-password'
import { endPersonSessions, listPersonSessions } from '@/lib/server/services/people/sessions'
import { updatePerson } from '@/lib/server/services/people/update'

const tag = 'People'

export const peopleOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/people',
    summary: 'List people',
    tag,
    scope: 'admin',
    request: { query: peopleQuerySchema },
    response: json(personPageSchema, 'Everyone who may sign in, by email address.'),
    errors: ['invalid_request'],
    handler: ({ query }) => listPeople(query),
  }),
  defineOperation({
    method: 'get',
    path: '/people/{id}',
    summary: 'Read a person',
    tag,
    scope: 'admin',
    request: { params: personParamsSchema },
    response: json(personSchema, 'The person.'),
    errors: ['not_found'],
    handler: ({ params }) => readPerson(params.id),
  }),
  defineOperation({
    method: 'patch',
    path: '/people/{id}',
    summary: 'Change a person',
    description:
      'A lesser role holds within two seconds, for their sessions, tokens and open streams too. The last admin stays one.',
    tag,
    scope: 'admin',
    audit: { action: 'person.update', target: ({ params }) => params.id },
    request: { params: personParamsSchema, body: updatePersonSchema },
    response: json(personSchema, 'The person. What a lesser role does not allow ends within two seconds.'),
    errors: ['not_found', 'conflict'],
    handler: async ({ params, body, changed }) => {
      const { before, person } = await updatePerson(params.id, body)
      changed({ before, after: { name: person.name, role: person.role, email: person.email } })
      return person
    },
  }),
  defineOperation({
    method: 'delete',
    path: '/people/{id}',
    summary: 'Remove a person',
    description: 'Their sessions, tokens and user of Trino end within two seconds. The last admin cannot be removed.',
    tag,
    scope: 'admin',
    audit: { action: 'person.remove', target: ({ params }) => params.id },
    request: { params: personParamsSchema },
    response: empty('Removed, with their sessions, tokens and Trino user. What they did stays in the audit log.'),
    errors: ['not_found', 'conflict'],
    handler: async ({ params, changed }) => changed({ before: await removePerson(params.id) }),
  }),
  defineOperation({
    method: 'post',
    path: '/people/{id}/password-reset',
    summary: 'Reset a person’s password',
    tag,
    scope: 'admin',
    audit: { action: 'person.password.reset', target: ({ params }) => params.id },
    request: { params: personParamsSchema },
    response: json(
      temporaryPasswordSchema,
      'A password for one sign-in, shown this once. Every session of theirs has ended.',
    ),
    errors: ['not_found'],
    handler: async ({ params, changed }) => {
      const { email, temporaryPassword } = await resetPassword(params.id)
      changed({ after: { email } })
      return { temporaryPassword }
    },
  }),
  defineOperation({
    method: 'delete',
    path: '/people/{id}/two-factor',
    summary: 'Turn off a person’s second factor',
    tag,
    scope: 'admin',
    audit: { action: 'person.two-factor.disable', target: ({ params }) => params.id },
    request: { params: personParamsSchema },
    response: empty('Off: their password alone signs them in, until they set up another.'),
    errors: ['not_found'],
    handler: async ({ params, changed }) => {
      const { email } = await readPerson(params.id)
      const hadOne = await disableTwoFactor(params.id)
      changed({ before: { email, twoFactor: hadOne } })
    },
  }),
  defineOperation({
    method: 'get',
    path: '/people/{id}/sessions',
    summary: 'List a person’s sessions',
    tag,
    scope: 'admin',
    request: { params: personParamsSchema },
    response: json(personSessionsSchema, 'Their living sessions, the newest first.'),
    errors: ['not_found'],
    handler: async ({ actor, params }) => ({ items: await listPersonSessions(params.id, actor.credential.id) }),
  }),
  defineOperation({
    method: 'delete',
    path: '/people/{id}/sessions',
    summary: 'End all sessions of a person',
    tag,
    scope: 'admin',
    audit: { action: 'person.sessions.end', target: ({ params }) => params.id },
    request: { params: personParamsSchema },
    response: empty('Ended.'),
    errors: ['not_found'],
    handler: async ({ params, changed }) => changed({ before: { sessions: await endPersonSessions(params.id) } }),
  }),
  defineOperation({
    method: 'delete',
    path: '/people/{id}/sessions/{sessionId}',
    summary: 'End a session of a person',
    tag,
    scope: 'admin',
    audit: { action: 'person.session.end', target: ({ params }) => params.id },
    request: { params: personSessionParamsSchema },
    response: empty('Ended.'),
    errors: ['not_found'],
    handler: async ({ params, changed }) => {
      await endPersonSessions(params.id, params.sessionId)
      changed({ before: { session: params.sessionId } })
    },
  }),
  defineOperation({
    method: 'get',
    path: '/invitations',
    summary: 'List invitations',
    tag,
    scope: 'admin',
    request: { query: pageQuerySchema },
    response: json(invitationPageSchema, 'Invitations that wait for an answer, by email address.'),
    errors: ['invalid_request'],
    handler: ({ query }) => listInvitations(query),
  }),
  defineOperation({
    method: 'post',
    path: '/invitations',
    summary: 'Invite someone',
    tag,
    scope: 'admin',
    audit: { action: 'invitation.create', target: ({ body }) => body.email },
    request: { body: createInvitationSchema },
    response: json(
      createdInvitationSchema,
      'The invitation with its link, shown this once. Who was invited before gets a new link; the old one ends.',
      201,
    ),
    errors: ['conflict'],
    handler: async ({ actor, body, changed }) => {
      const created = await createInvitation(body, actor.name)
      changed({ after: { role: created.role, expiresAt: created.expiresAt } })
      return created
    },
  }),
  defineOperation({
    method: 'delete',
    path: '/invitations/{id}',
    summary: 'Take an invitation back',
    tag,
    scope: 'admin',
    audit: { action: 'invitation.delete', target: ({ params }) => params.id },
    request: { params: invitationParamsSchema },
    response: empty('Its link opens nothing any more.'),
    errors: ['not_found'],
    handler: async ({ params, changed }) => changed({ before: await deleteInvitation(params.id) }),
  }),
  // The two that who was invited calls. The secret is in the body: an address is kept in histories and logs.
  defineOperation({
    method: 'post',
    path: '/invitations/offer',
    summary: 'Read what an invitation offers',
    tag,
    scope: 'public',
    audit: { action: 'invitation.read', target: () => 'by its link' },
    request: { body: readInvitationSchema },
    response: json(offeredInvitationSchema, 'Whom it is for, and as what.'),
    errors: ['not_found', 'rate_limited'],
    handler: ({ body }) => readInvitation(body.token),
  }),
  defineOperation({
    method: 'post',
    path: '/invitations/acceptance',
    summary: 'Accept an invitation',
    tag,
    scope: 'public',
    audit: { action: 'invitation.accept', target: ({ body }) => body.name },
    request: { body: acceptInvitationSchema },
    response: json(signInAnswerSchema, 'Joined and signed in; the session is in the cookie.', 201),
    errors: ['not_found', 'conflict', 'rate_limited'],
    handler: async ({ body, request, address, responseHeaders, changed }) => {
      const { id, email, role } = await acceptInvitation(body)
      changed({ after: { email, role } })
      const asked = { headers: request.headers, address }
      // They have joined, whatever becomes of this: the page then asks them to sign in.
      const signedIn = await signIn({ email, password: body.password }, asked).catch((error: unknown) => {
        if (error instanceof AppError) return null
        throw error
      })
      for (const cookie of signedIn?.setCookies ?? []) responseHeaders.append('set-cookie', cookie)
      const person = { id, kind: 'person', name: body.name, email, role } as const
      return signedIn?.answer ?? { ...person, mustChangePassword: false, twoFactorEnabled: false, secondFactor: false }
    },
  }),
]
