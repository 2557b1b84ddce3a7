import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState } from '../../ui/states.tsx';
import { asProblem } from '../api/problem.ts';
import { reachOf, useSessionQuery } from '../session.ts';
import { CompanySteps } from './company-steps.tsx';
import { Doors } from './doors.tsx';
import { Gate, WaitingGate } from './gate.tsx';
import { useAccountText } from './words.ts';
import { YouStep } from './you-step.tsx';

/**
 * The first run, one decision a screen: who you are, the company, where to begin. What is done already is passed over, so
 * that a reload goes on where it stopped; a link for a forgotten password comes here for the new one.
 */
export function WelcomePage() {
  const text = useAccountText();
  const { data: session, error, refetch } = useSessionQuery();
  const [founded, setFounded] = useState(false);
  if (asProblem(error)?.status === 401) return <Navigate to="/sign-in" replace />;
  if (error && !session) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!session) return <WaitingGate title={text('link.checking')} />;
  if (session.person.mustSetPassword) return <YouStep session={session} />;
  if (session.company === null && reachOf(session, 'settings.manage') === null)
    return <Gate title={text('company.ask')} lead={text('company.askText')} />;
  if (session.company === null) return <CompanySteps onDone={() => setFounded(true)} />;
  if (founded) return <Doors company={session.company.name} />;
  return <Navigate to="/" replace />;
}
