import { Link as RouterLink } from '@tanstack/react-router';
import type { MouseEventHandler, ReactNode } from 'react';

type LinkProps = {
  /** A path of our own, filled in and with its query: `/leads/0199…?view=mine`. */
  to: string;
  className?: string;
  title?: string;
  onClick?: MouseEventHandler<HTMLAnchorElement>;
  children: ReactNode;
};

/** A link inside Yaosu. The address is plain text, so that areas compose without knowing each other's routes. */
export function Link({ to, children, ...rest }: LinkProps) {
  const [path, query = ''] = to.split('?');
  return (
    <RouterLink
      to={path}
      search={Object.fromEntries(new URLSearchParams(query)) as never}
      preload="intent"
      {...rest}
    >
      {children}
    </RouterLink>
  );
}
