// Written by tools/generate-client.ts from the contracts; not by hand.
import type { calendarContract } from '../../areas/activities/contract.ts';
import type { taskContract } from '../../areas/activities/contract.ts';
import type { accountContract } from '../../areas/customers/contract.ts';
import type { contactContract } from '../../areas/customers/contract.ts';
import type { customerRuleContract } from '../../areas/customers/contract.ts';
import type { tieContract } from '../../areas/customers/contract.ts';
import type { importSetContract } from '../../areas/imports/contract.ts';
import type { assignmentContract } from '../../areas/leads/assignment/contract.ts';
import type { leadContract } from '../../areas/leads/contract.ts';
import type { duplicateContract } from '../../areas/leads/duplicates/contract.ts';
import type { formContract } from '../../areas/leads/forms/contract.ts';
import type { importContract } from '../../areas/leads/import/contract.ts';
import type { poolContract } from '../../areas/leads/pool/contract.ts';
import type { scoreContract } from '../../areas/leads/score/contract.ts';
import type { mailContract } from '../../areas/mail/contract.ts';
import type { mailboxContract } from '../../areas/mail/contract.ts';
import type { outgoingContract } from '../../areas/mail/contract.ts';
import type { peopleContract } from '../../areas/people/contract.ts';
import type { opportunityContract } from '../../areas/pipeline/contract.ts';
import type { conversionContract } from '../../areas/pipeline/conversion/contract.ts';
import type { forecastContract } from '../../areas/pipeline/forecast/contract.ts';
import type { reviewContract } from '../../areas/pipeline/review/contract.ts';
import type { pipelineSettingsContract } from '../../areas/pipeline/settings/contract.ts';
import type { qualificationContract } from '../../areas/qualification/contract.ts';
import type { demoContract } from '../../demo/contract.ts';
import type { auditContract } from '../../platform/audit/contract.ts';
import type { authContract } from '../../platform/auth/contract.ts';
import type { companyContract } from '../../platform/company/contract.ts';
import type { customFieldContract } from '../../platform/custom-fields/contract.ts';
import type { fileContract } from '../../platform/files/contract.ts';
import type { notificationContract } from '../../platform/notifications/contract.ts';
import type { savedViewContract } from '../../platform/saved-views/contract.ts';
import type { searchContract } from '../../platform/search/contract.ts';
import type { systemContract } from '../../platform/system/contract.ts';

export const endpoints = {
  account: {
    list: 'GET /api/accounts',
    total: 'GET /api/accounts/total',
    counts: 'GET /api/accounts/counts',
    values: 'GET /api/accounts/values/:field',
    export: 'GET /api/accounts/export',
    lookUp: 'GET /api/accounts/look-up',
    near: 'GET /api/accounts/near',
    create: 'POST /api/accounts',
    bulk: 'POST /api/accounts/bulk',
    undo: 'POST /api/accounts/undo',
    merge: 'POST /api/accounts/merge',
    undoMerge: 'POST /api/accounts/merges/:id/undo',
    different: 'POST /api/accounts/different',
    read: 'GET /api/accounts/:id',
    edit: 'PATCH /api/accounts/:id',
    delete: 'DELETE /api/accounts/:id',
    assign: 'POST /api/accounts/:id/owner',
    setTier: 'POST /api/accounts/:id/tier',
    setNeedFit: 'POST /api/accounts/:id/need-fit',
    comment: 'POST /api/accounts/:id/comments',
    communicate: 'POST /api/accounts/:id/communications',
    timeline: 'GET /api/accounts/:id/timeline',
    contacts: 'GET /api/accounts/:id/contacts',
    family: 'GET /api/accounts/:id/family',
    duplicates: 'GET /api/accounts/:id/duplicates',
    merges: 'GET /api/accounts/:id/merges',
  },
  assignment: {
    rules: 'GET /api/leads/assignment/rules',
    createRule: 'POST /api/leads/assignment/rules',
    editRule: 'PATCH /api/leads/assignment/rules/:id',
    deleteRule: 'DELETE /api/leads/assignment/rules/:id',
    restoreRule: 'POST /api/leads/assignment/rules/:id/restore',
    reorder: 'PUT /api/leads/assignment/order',
    setFallback: 'PUT /api/leads/assignment/fallback',
    try: 'POST /api/leads/assignment/try',
    unassigned: 'GET /api/leads/unassigned',
    run: 'POST /api/leads/unassigned/share-out',
    speed: 'GET /api/leads/speed',
    overdue: 'GET /api/leads/speed/overdue',
  },
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
  calendar: {
    stretch: 'GET /api/calendar',
    feed: 'GET /api/calendar/feed',
    openFeed: 'POST /api/calendar/feed',
    closeFeed: 'DELETE /api/calendar/feed',
    ics: 'GET /api/calendar/:token.ics',
  },
  company: {
    read: 'GET /api/company',
    setUp: 'POST /api/company',
    edit: 'PATCH /api/company',
  },
  contact: {
    list: 'GET /api/contacts',
    total: 'GET /api/contacts/total',
    export: 'GET /api/contacts/export',
    create: 'POST /api/contacts',
    bulk: 'POST /api/contacts/bulk',
    merge: 'POST /api/contacts/merge',
    undoMerge: 'POST /api/contacts/merges/:id/undo',
    different: 'POST /api/contacts/different',
    read: 'GET /api/contacts/:id',
    edit: 'PATCH /api/contacts/:id',
    delete: 'DELETE /api/contacts/:id',
    comment: 'POST /api/contacts/:id/comments',
    communicate: 'POST /api/contacts/:id/communications',
    timeline: 'GET /api/contacts/:id/timeline',
    place: 'POST /api/contacts/:id/positions',
    editPosition: 'PATCH /api/contacts/:id/positions/:positionId',
    removePosition: 'DELETE /api/contacts/:id/positions/:positionId',
    duplicates: 'GET /api/contacts/:id/duplicates',
    merges: 'GET /api/contacts/:id/merges',
  },
  conversion: {
    preview: 'GET /api/conversions/preview',
    convert: 'POST /api/conversions',
    undo: 'POST /api/conversions/:id/undo',
    ofLead: 'GET /api/conversions/of-lead/:id',
  },
  customerRule: {
    read: 'GET /api/customers/rule',
    change: 'PUT /api/customers/rule',
    preview: 'POST /api/customers/rule/preview',
  },
  customField: {
    list: 'GET /api/custom-fields',
    create: 'POST /api/custom-fields',
    edit: 'PATCH /api/custom-fields/:id',
    order: 'PUT /api/custom-fields/order',
    delete: 'DELETE /api/custom-fields/:id',
    restore: 'POST /api/custom-fields/:id/restore',
  },
  demo: {
    read: 'GET /api/company/demo',
    make: 'POST /api/company/demo',
    remove: 'DELETE /api/company/demo',
  },
  duplicate: {
    near: 'GET /api/leads/:id/duplicates',
    pairs: 'GET /api/leads/duplicates',
    different: 'POST /api/leads/duplicates/different',
    scan: 'GET /api/leads/duplicates/scan',
    startScan: 'POST /api/leads/duplicates/scan',
    cancelScan: 'POST /api/leads/duplicates/scan/:id/cancel',
    merge: 'POST /api/leads/merge',
    merges: 'GET /api/leads/:id/merges',
    undoMerge: 'POST /api/leads/merges/:id/undo',
  },
  file: {
    list: 'GET /api/files',
    attach: 'POST /api/files',
    content: 'GET /api/files/:id/content',
    preview: 'GET /api/files/:id/preview',
    remove: 'DELETE /api/files/:id',
    restore: 'POST /api/files/:id/restore',
    limits: 'GET /api/files/limits',
    changeLimits: 'PUT /api/files/limits',
  },
  forecast: {
    summary: 'GET /api/forecast',
    submit: 'POST /api/forecast/promises',
    adjust: 'POST /api/forecast/adjustments',
    history: 'GET /api/forecast/promises',
    snapshot: 'GET /api/forecast/promises/:id',
    setTarget: 'PUT /api/forecast/targets',
    simulated: 'GET /api/forecast/simulated',
  },
  form: {
    list: 'GET /api/forms',
    read: 'GET /api/forms/:id',
    create: 'POST /api/forms',
    edit: 'PATCH /api/forms/:id',
    delete: 'DELETE /api/forms/:id',
    restore: 'POST /api/forms/:id/restore',
    submissions: 'GET /api/forms/submissions',
    release: 'POST /api/forms/submissions/:id/release',
    discard: 'POST /api/forms/submissions/:id/discard',
    undoDiscard: 'POST /api/forms/submissions/:id/undo-discard',
  },
  import: {
    upload: 'POST /api/leads/imports',
    list: 'GET /api/leads/imports',
    read: 'GET /api/leads/imports/:id',
    choose: 'PUT /api/leads/imports/:id',
    check: 'POST /api/leads/imports/:id/check',
    run: 'POST /api/leads/imports/:id/run',
    cancel: 'POST /api/leads/imports/:id/cancel',
    undo: 'POST /api/leads/imports/:id/undo',
    problems: 'GET /api/leads/imports/:id/problems',
    errorFile: 'GET /api/leads/imports/:id/error-file',
  },
  importSet: {
    upload: 'POST /api/imports',
    add: 'POST /api/imports/:id/files',
    remove: 'DELETE /api/imports/:id/files/:file',
    fields: 'GET /api/imports/fields',
    list: 'GET /api/imports',
    read: 'GET /api/imports/:id',
    choose: 'PUT /api/imports/:id',
    repair: 'POST /api/imports/:id/repairs',
    revoke: 'POST /api/imports/:id/repairs/revoke',
    accept: 'POST /api/imports/:id/proposals',
    check: 'POST /api/imports/:id/check',
    run: 'POST /api/imports/:id/run',
    cancel: 'POST /api/imports/:id/cancel',
    undo: 'POST /api/imports/:id/undo',
    problems: 'GET /api/imports/:id/problems',
    rows: 'GET /api/imports/:id/rows',
    errorFile: 'GET /api/imports/:id/files/:file/error-file',
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
    readCounts: 'GET /api/leads/:id/counts',
    edit: 'PATCH /api/leads/:id',
    delete: 'DELETE /api/leads/:id',
    changeStatus: 'POST /api/leads/:id/status',
    assign: 'POST /api/leads/:id/owner',
    comment: 'POST /api/leads/:id/comments',
    communicate: 'POST /api/leads/:id/communications',
    timeline: 'GET /api/leads/:id/timeline',
  },
  mail: {
    threads: 'GET /api/mail/threads',
    counts: 'GET /api/mail/counts',
    thread: 'GET /api/mail/threads/:id',
    file: 'POST /api/mail/threads/:id/filings',
    unfile: 'DELETE /api/mail/threads/:id/filings/:kind/:recordId',
    dismiss: 'DELETE /api/mail/threads/:id/proposals',
    change: 'PATCH /api/mail/threads/:id',
    hide: 'PATCH /api/mail/messages/:id',
    attachment: 'GET /api/mail/attachments/:id/content',
    saveAttachment: 'POST /api/mail/attachments/:id/file',
  },
  mailbox: {
    list: 'GET /api/mail/mailboxes',
    preset: 'GET /api/mail/preset',
    try: 'POST /api/mail/try',
    connect: 'POST /api/mail/mailboxes',
    read: 'GET /api/mail/mailboxes/:id',
    change: 'PATCH /api/mail/mailboxes/:id',
    sync: 'POST /api/mail/mailboxes/:id/sync',
    putAway: 'DELETE /api/mail/mailboxes/:id',
    bringBack: 'POST /api/mail/mailboxes/:id/restore',
    privateAddresses: 'GET /api/mail/private-addresses',
    keepPrivate: 'POST /api/mail/private-addresses',
    allowAgain: 'DELETE /api/mail/private-addresses/:address',
  },
  notification: {
    list: 'GET /api/notifications',
    unread: 'GET /api/notifications/unread',
    mark: 'PATCH /api/notifications/:id',
    readAll: 'POST /api/notifications/read',
    choices: 'GET /api/notification-choices',
    choose: 'PUT /api/notification-choices',
  },
  opportunity: {
    list: 'GET /api/opportunities',
    total: 'GET /api/opportunities/total',
    board: 'GET /api/opportunities/board',
    calendar: 'GET /api/opportunities/calendar',
    products: 'GET /api/opportunities/products',
    export: 'GET /api/opportunities/export',
    create: 'POST /api/opportunities',
    bulk: 'POST /api/opportunities/bulk',
    undo: 'POST /api/opportunities/undo',
    read: 'GET /api/opportunities/:id',
    edit: 'PATCH /api/opportunities/:id',
    delete: 'DELETE /api/opportunities/:id',
    move: 'POST /api/opportunities/:id/stage',
    close: 'POST /api/opportunities/:id/close',
    reopen: 'POST /api/opportunities/:id/reopen',
    assign: 'POST /api/opportunities/:id/owner',
    comment: 'POST /api/opportunities/:id/comments',
    communicate: 'POST /api/opportunities/:id/communications',
    timeline: 'GET /api/opportunities/:id/timeline',
  },
  outgoing: {
    begin: 'GET /api/mail/beginning',
    send: 'POST /api/mail/outgoing',
    outgoing: 'GET /api/mail/outgoing',
    cancel: 'POST /api/mail/outgoing/:id/cancel',
    again: 'POST /api/mail/outgoing/:id/again',
    settle: 'POST /api/mail/outgoing/:id/settle',
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
  pipelineSettings: {
    read: 'GET /api/pipelines',
    create: 'POST /api/pipelines',
    edit: 'PUT /api/pipelines/:id',
    delete: 'DELETE /api/pipelines/:id',
    restore: 'POST /api/pipelines/:id/restore',
    setReasons: 'PUT /api/pipelines/reasons/:kind',
    setCompetitors: 'PUT /api/pipelines/competitors',
    rates: 'GET /api/pipelines/rates',
    setRate: 'PUT /api/pipelines/rates',
  },
  pool: {
    list: 'GET /api/leads/pool',
    claim: 'POST /api/leads/pool/:id/claim',
    putBack: 'POST /api/leads/:id/put-back',
    warnings: 'GET /api/leads/pool/warnings',
    settings: 'GET /api/leads/pool/settings',
    changeSettings: 'PUT /api/leads/pool/settings',
    lookUp: 'GET /api/leads/look-up',
  },
  qualification: {
    frame: 'GET /api/qualification/frame',
    changeFrame: 'PUT /api/qualification/frame',
    read: 'GET /api/qualification/:kind/:id',
    mark: 'POST /api/qualification/:kind/:id/evidence',
    withdraw: 'POST /api/qualification/evidence/:id/withdraw',
    restore: 'POST /api/qualification/evidence/:id/restore',
    overrule: 'PUT /api/qualification/:kind/:id/verdict',
    followComputed: 'DELETE /api/qualification/:kind/:id/verdict',
    asked: 'POST /api/qualification/:kind/:id/asked',
  },
  review: {
    summary: 'GET /api/pipeline-review',
    changes: 'GET /api/pipeline-review/changes',
    funnel: 'GET /api/pipeline-review/funnel',
    cohorts: 'GET /api/pipeline-review/cohorts',
    decided: 'GET /api/pipeline-review/decided',
    contacts: 'GET /api/pipeline-review/contacts',
    contactRows: 'GET /api/pipeline-review/contacts/rows',
  },
  savedView: {
    list: 'GET /api/saved-views',
    create: 'POST /api/saved-views',
    edit: 'PATCH /api/saved-views/:id',
    delete: 'DELETE /api/saved-views/:id',
    restore: 'POST /api/saved-views/:id/restore',
  },
  score: {
    ofLead: 'GET /api/leads/:id/score',
    history: 'GET /api/leads/:id/score/history',
    giveFeedback: 'POST /api/leads/:id/score/feedback',
    feedback: 'GET /api/score/feedback',
    settleFeedback: 'POST /api/score/feedback/:id/settle',
    attributes: 'GET /api/score/attributes',
    cards: 'GET /api/score/cards',
    card: 'GET /api/score/cards/:id',
    compare: 'GET /api/score/compare',
    publish: 'POST /api/score/cards/:id/publish',
    draft: 'GET /api/score/draft',
    saveDraft: 'PUT /api/score/draft',
    dropDraft: 'DELETE /api/score/draft',
    preview: 'POST /api/score/preview',
    try: 'POST /api/score/try',
    trainings: 'GET /api/score/training',
    train: 'POST /api/score/training',
    cancelTraining: 'DELETE /api/score/training',
    progress: 'GET /api/score/progress',
    rescore: 'POST /api/score/rescore',
    quality: 'GET /api/score/quality',
    drift: 'GET /api/score/drift',
    driftLeads: 'GET /api/score/drift/leads',
    settings: 'GET /api/score/settings',
    changeSettings: 'PUT /api/score/settings',
  },
  search: {
    find: 'GET /api/search',
  },
  system: {
    health: 'GET /api/health',
    live: 'GET /api/live',
    openApi: 'GET /api/openapi.json',
  },
  task: {
    list: 'GET /api/tasks',
    counts: 'GET /api/tasks/counts',
    create: 'POST /api/tasks',
    undo: 'POST /api/tasks/undo',
    read: 'GET /api/tasks/:id',
    edit: 'PATCH /api/tasks/:id',
    done: 'POST /api/tasks/:id/done',
    reopen: 'POST /api/tasks/:id/reopen',
    delete: 'DELETE /api/tasks/:id',
  },
  tie: {
    relations: 'GET /api/relations',
    relate: 'POST /api/relations',
    unrelate: 'DELETE /api/relations/:id',
    relateAgain: 'POST /api/relations/:id/restore',
    referrals: 'GET /api/accounts/:id/referrals',
    contactReferrals: 'GET /api/contacts/:id/referrals',
    thanksOwed: 'GET /api/referrals/owed',
    refer: 'POST /api/accounts/:id/referrals',
    editReferral: 'PATCH /api/referrals/:id',
    thank: 'POST /api/referrals/:id/thanks',
    removeReferral: 'DELETE /api/referrals/:id',
    restoreReferral: 'POST /api/referrals/:id/restore',
    dealerTerms: 'GET /api/accounts/:id/dealer-terms',
    setDealerTerms: 'PUT /api/accounts/:id/dealer-terms',
    dealersOf: 'GET /api/dealers',
  },
} as const;

export type Contracts = {
  account: typeof accountContract;
  assignment: typeof assignmentContract;
  audit: typeof auditContract;
  auth: typeof authContract;
  calendar: typeof calendarContract;
  company: typeof companyContract;
  contact: typeof contactContract;
  conversion: typeof conversionContract;
  customerRule: typeof customerRuleContract;
  customField: typeof customFieldContract;
  demo: typeof demoContract;
  duplicate: typeof duplicateContract;
  file: typeof fileContract;
  forecast: typeof forecastContract;
  form: typeof formContract;
  import: typeof importContract;
  importSet: typeof importSetContract;
  lead: typeof leadContract;
  mail: typeof mailContract;
  mailbox: typeof mailboxContract;
  notification: typeof notificationContract;
  opportunity: typeof opportunityContract;
  outgoing: typeof outgoingContract;
  people: typeof peopleContract;
  pipelineSettings: typeof pipelineSettingsContract;
  pool: typeof poolContract;
  qualification: typeof qualificationContract;
  review: typeof reviewContract;
  savedView: typeof savedViewContract;
  score: typeof scoreContract;
  search: typeof searchContract;
  system: typeof systemContract;
  task: typeof taskContract;
  tie: typeof tieContract;
};
