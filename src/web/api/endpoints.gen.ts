// Written by tools/generate-client.ts from the contracts; not by hand.
import type { leadContract } from '../../areas/leads/contract.ts';
import type { peopleContract } from '../../areas/people/contract.ts';
import type { auditContract } from '../../platform/audit/contract.ts';
import type { authContract } from '../../platform/auth/contract.ts';
import type { companyContract } from '../../platform/company/contract.ts';
import type { customFieldContract } from '../../platform/custom-fields/contract.ts';
import type { savedViewContract } from '../../platform/saved-views/contract.ts';
import type { searchContract } from '../../platform/search/contract.ts';
import type { systemContract } from '../../platform/system/contract.ts';

export const endpoints = {
  audit: {
    list: 'GET /api/audit',
  },
  auth: {
    session: 'GET /api/session',
    signIn: 'POST /api/sign-in',
    signOut: 'DELETE /api/session',
    lookAtLink: 'POST /api/auth/link/look',
    useLink: 'POST /api/auth/link',
    changePassword: 'PUT /api/auth/password',
    beginSecondFactor: 'POST /api/auth/second-factor',
    confirmSecondFactor: 'POST /api/auth/second-factor/confirm',
    renewRecoveryCodes: 'POST /api/auth/second-factor/recovery-codes',
    endSecondFactor: 'POST /api/auth/second-factor/off',
    sessions: 'GET /api/auth/sessions',
    endSession: 'DELETE /api/auth/sessions/:id',
    endOtherSessions: 'DELETE /api/auth/sessions',
    apiKeys: 'GET /api/auth/api-keys',
    createApiKey: 'POST /api/auth/api-keys',
    endApiKey: 'DELETE /api/auth/api-keys/:id',
  },
  company: {
    read: 'GET /api/company',
    setUp: 'POST /api/company',
    edit: 'PATCH /api/company',
  },
  customField: {
    list: 'GET /api/custom-fields',
    create: 'POST /api/custom-fields',
    edit: 'PATCH /api/custom-fields/:id',
    order: 'PUT /api/custom-fields/order',
    delete: 'DELETE /api/custom-fields/:id',
    restore: 'POST /api/custom-fields/:id/restore',
  },
  lead: {
    list: 'GET /api/leads',
    total: 'GET /api/leads/total',
    counts: 'GET /api/leads/counts',
    board: 'GET /api/leads/board',
    values: 'GET /api/leads/values/:field',
    work: 'GET /api/leads/work',
    export: 'GET /api/leads/export',
    create: 'POST /api/leads',
    bulk: 'POST /api/leads/bulk',
    undo: 'POST /api/leads/undo',
    read: 'GET /api/leads/:id',
    edit: 'PATCH /api/leads/:id',
    delete: 'DELETE /api/leads/:id',
    changeStatus: 'POST /api/leads/:id/status',
    assign: 'POST /api/leads/:id/owner',
    comment: 'POST /api/leads/:id/comments',
    communicate: 'POST /api/leads/:id/communications',
    timeline: 'GET /api/leads/:id/timeline',
  },
  people: {
    list: 'GET /api/people',
    read: 'GET /api/people/:id',
    edit: 'PATCH /api/people/:id',
    leave: 'POST /api/people/:id/leave',
    comeBack: 'POST /api/people/:id/return',
    makeResetLink: 'POST /api/people/:id/reset-link',
    clearSecondFactor: 'POST /api/people/:id/second-factor/off',
    signOut: 'POST /api/people/:id/sign-out',
    invite: 'POST /api/invitations',
    inviteAgain: 'POST /api/invitations/:id',
    revokeInvitation: 'DELETE /api/invitations/:id',
    acceptInvitation: 'POST /api/invitations/accept',
    profile: 'GET /api/profile',
    editProfile: 'PATCH /api/profile',
    teams: 'GET /api/teams',
    createTeam: 'POST /api/teams',
    editTeam: 'PATCH /api/teams/:id',
    deleteTeam: 'DELETE /api/teams/:id',
    restoreTeam: 'POST /api/teams/:id/restore',
    roles: 'GET /api/roles',
    createRole: 'POST /api/roles',
    editRole: 'PATCH /api/roles/:id',
    deleteRole: 'DELETE /api/roles/:id',
    permissions: 'GET /api/permissions',
  },
  savedView: {
    list: 'GET /api/saved-views',
    create: 'POST /api/saved-views',
    edit: 'PATCH /api/saved-views/:id',
    delete: 'DELETE /api/saved-views/:id',
    restore: 'POST /api/saved-views/:id/restore',
  },
  search: {
    find: 'GET /api/search',
  },
  system: {
    health: 'GET /api/health',
    live: 'GET /api/live',
    openApi: 'GET /api/openapi.json',
  },
} as const;

export type Contracts = {
  audit: typeof auditContract;
  auth: typeof authContract;
  company: typeof companyContract;
  customField: typeof customFieldContract;
  lead: typeof leadContract;
  people: typeof peopleContract;
  savedView: typeof savedViewContract;
  search: typeof searchContract;
  system: typeof systemContract;
};
