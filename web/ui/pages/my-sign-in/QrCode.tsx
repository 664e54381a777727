import { encodeQR } from 'qr';

const BORDER = 2;

/** A text as a QR code. Drawn here: what is in it is a secret and goes to no service. */
export function QrCode({ text, label }: { text: string; label: string }) {
  // A screen has no dirt or scratches: larger squares help a camera more than spare ones.
  const rows = encodeQR(text, 'raw', { border: BORDER, ecc: 'low' });
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      className="app-qr"
      shapeRendering="crispEdges"
    >
      <path d={dark.join('')} />
    </svg>
  );
}
