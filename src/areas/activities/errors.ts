import { defineErrors } from '../../platform/http/errors.ts';

/** The codes of activities. */
export const activityErrors = defineErrors({
  'task.noTitle': { status: 422, when: 'A task says nothing about what is to be done.' },
  'task.timeWithoutDay': { status: 422, when: 'An hour is given without the day it is on.' },
  'task.alreadyDone': { status: 409, when: 'The task is done already, perhaps by someone else just now.' },
  'task.notDone': { status: 409, when: 'The task is still open; there is nothing to reopen.' },
  'task.readOnly': { status: 403, when: 'You may see this task but not change it.' },
  'task.noSuchAssignee': { status: 422, when: 'Nobody at work has the id given.' },
  'task.mayNotAssign': {
    status: 403,
    when: 'You may plan for yourself only, or for the teams that you reach.',
  },
  'task.noSuchSubject': { status: 422, when: 'The record that the task is about is not there for you.' },
  'task.nothingToUndo': { status: 422, when: 'The act is unknown, or nothing of it is yours to take back.' },
  'calendar.tooLong': { status: 400, when: 'A stretch of more than 100 days was asked for.' },
});
