/** Line icons of one weight, drawn here: an icon package would weigh more than the pages that use it. */
const PATHS = {
  tasks: 'M4 6h2M4 12h2M4 18h2M9 6h11M9 12h11M9 18h11',
  appeals: 'M5 3h10l4 4v14H5zM15 3v4h4M8 12h8M8 16h5',
  cases: 'M3 7a2 2 0 0 1 2-2h4l2 2h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z',
  families: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c0-3 2.500-5 6-5s6 2 6 5M16 11a2.500 2.500 0 1 0 0-5M17 14c2.500.300 4 2 4 5',
  sessions: 'M4 5h16v10H8l-4 4zM8 9h8M8 12h5',
  register: 'M5 4h14v16H5zM9 4v16M12 9h4M12 13h4',
  measures: 'M4 6l2 2 3-3M4 13l2 2 3-3M12 7h8M12 14h8M4 20h16',
  control: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.500l3 3 5-6',
  reports: 'M5 3h14v18H5zM9 17v-4M12 17V9M15 17v-6',
  classes: 'M3 8l9-4 9 4-9 4zM7 10v5c0 1.500 2.500 3 5 3s5-1.500 5-3v-5M21 8v6',
  requests: 'M3 6h18v12H3zM3 7l9 7 9-7',
  organisations: 'M4 21V5h10v16M14 10h6v11M3 21h18M7 9h4M7 13h4M7 17h4',
  curators: 'M4 19V9M10 19V5M16 19v-7M3 19h18',
  substitutions: 'M4 8h13l-3-3M20 16H7l3 3',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  processes: 'M4 5h5v4H4zM15 5h5v4h-5zM9.500 15h5v4h-5zM9 7h6M17.500 9v3H12v3',
  audit: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  administration: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 5v4M8 15v4',
  bell: 'M6 16V11a6 6 0 1 1 12 0v5l1.500 2h-15zM10 20a2 2 0 0 0 4 0',
  menu: 'M4 6h16M4 12h16M4 18h16',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  up: 'M12 19V6M6 11l6-6 6 6',
  down: 'M12 5v13M6 13l6 6 6-6',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.500',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M4.500 4.500l1.500 1.500M18 18l1.500 1.500M2 12h2M20 12h2M4.500 19.500L6 18M18 6l1.500-1.500',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
  plus: 'M12 5v14M5 12h14',
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  refresh: 'M20 11a8 8 0 1 0-2.300 6.300M20 5v6h-6',
  next: 'M9 5l7 7-7 7',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
