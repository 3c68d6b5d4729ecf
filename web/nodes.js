// What a node of a frame is (src/ui/widgets/node.hpp): its roles, its flags, its fields in order.
// The order is that of `enum class Role` in src/ui/widgets/node.hpp: tag, ARIA role, input type.
export const kRoles = ('div|div:group|div:radiogroup|div:list|div:listitem|div:table|div:row|' +
  'div:columnheader|div:cell|div:rowheader|div:tablist|div:tabpanel|nav|header|main|footer|' +
  'section|form|div:toolbar|div:menu|div:dialog|div|div:img|div:status|div:listbox|p|h|p|button|a|' +
  'input::checkbox|input:switch:checkbox|input::radio|input::range|select|input::text|textarea|' +
  'input::date|input::file|button:tab|button:menuitem|button:option|div:progressbar|' +
  'input::search|table').split('|').map((role) => role.split(':'));
export const [kGroup, kRadioGroup, kTable, kRow] = [1, 2, 5, 6];
export const [kMenu, kDialog, kScroll, kImage, kStatus] = [19, 20, 21, 22, 23];
export const [kText, kHeading, kButton, kLink, kCheckbox, kSwitch, kRadio, kSlider, kSelect] =
  [25, 26, 28, 29, 30, 31, 32, 33, 34];
export const [kTextField, kTextArea, kDate, kFile, kTab, kMenuItem, kProgress, kSearch, kDataTable] =
  [35, 36, 37, 38, 39, 40, 42, 43, 44];
export const isField = (role) => role === kTextField || role === kTextArea || role === kSearch;
export const isPressed = (role) => role === kButton || role === kTab || role === kMenuItem || role === 41 ||
  (role >= kCheckbox && role <= kRadio);
// Flags of node.hpp.
export const F = { disabled: 1, required: 2, invalid: 4, readOnly: 8, checked: 16, mixed: 32, expanded: 64,
  collapsed: 128, selected: 256, pressed: 512, unpressed: 1024, popup: 2048, busy: 4096,
  sortUp: 8192, sortDown: 16384, hiddenLabel: 1 << 15, fixed: 1 << 16, modal: 1 << 17,
  round: 1 << 18, square: 1 << 19, copies: 1 << 20, noPointer: 1 << 22, external: 1 << 23,
  above: 1 << 25, roving: 1 << 26, stop: 1 << 27, cell: 1 << 28,
  enters: 1 << 29 };
// Fields of a node.
export const [ID, ROLE, PARENT, X, Y, W, H, FLAGS, STYLE, LEVEL, NAME, VALUE, DETAIL, UNIT, BY, LX, LY, LW,
  LH] = [...Array(19).keys()];
