// Makes the interface's constants from assets/tokens.json and assets/icons.json:
//   node tools/tokens.mjs OUT   writes OUT/ui/tokens.hpp, OUT/ui/icons.hpp and OUT/report/token_css.hpp
// and tokenCss() for tools/assemble.mjs: the same colours as CSS variables.
// A file is written only when its text changes, so that nothing is compiled again for nothing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tokens = JSON.parse(readFileSync(join(root, 'assets/tokens.json'), 'utf8'));
const icons = JSON.parse(readFileSync(join(root, 'assets/icons.json'), 'utf8'));
const themes = ['light', 'dark', 'contrast'];

const snake = (name) => name.replaceAll('-', '_');
const pascal = (name) =>
  name.split('-').map((part) => part[0].toUpperCase() + part.slice(1)).join('');
const float = (value) => (Number.isInteger(value) ? `${value}.0F` : `${value}F`);
const packed = (hex) => `0x${hex.slice(1).toUpperCase()}`;

function write(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

// `series-1 .. series-8` become one array member `series`, `heat-1-text ..` one `heat_text`;
// everything else is a member of its own.
function members() {
  const found = new Map();
  for (const name of Object.keys(tokens.themes.light)) {
    const match = /^(.*)-(\d+)(-.*)?$/.exec(name);
    const key = match ? snake(match[1] + (match[3] ?? '')) : snake(name);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(name);
  }
  return found;
}

function palette(theme, fields) {
  const values = tokens.themes[theme];
  const lines = [];
  for (const [member, names] of fields) {
    const list = names.map((name) => {
      if (!/^#[0-9A-Fa-f]{6}$/.test(values[name] ?? '')) throw Error(`${theme}.${name}: no colour`);
      return packed(values[name]);
    });
    lines.push(`    .${member} = ${names.length > 1 ? `{{${list.join(', ')}}}` : list[0]},`);
  }
  return `inline constexpr Palette k${pascal(theme)} = {\n${lines.join('\n')}\n};`;
}

const numbers = (space, values) =>
  `namespace ${space} {\n${Object.entries(values)
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => `inline constexpr float k${pascal(name)} = ${float(value)};`)
    .join('\n')}\n} // namespace ${space}`;

function tokensHeader() {
  const fields = members();
  const declared = [...fields].map(([member, names]) =>
    names.length > 1
      ? `    std::array<std::uint32_t, ${names.length}> ${member};`
      : `    std::uint32_t ${member};`);
  const type = Object.entries(tokens.type).map(([name, step]) =>
    `inline constexpr TypeStep k${pascal(name)} = {${float(step.size)}, ${float(step.line)}};`);
  const shadow = Object.entries(tokens.shadow).map(([name, layers]) =>
    `inline constexpr std::array<ShadowLayer, ${layers.length}> k${pascal(name)} = {{` +
    layers.map((l) => `{${float(l.y)}, ${float(l.spread)}, ${float(l.alpha)}}`).join(', ') + '}};');
  const ui = tokens.font.ui;
  return `// Made by tools/tokens.mjs from assets/tokens.json: do not edit.
// Colours are 0xRRGGBB, lengths are CSS px, times are milliseconds.
#pragma once

#include <array>
#include <cstdint>

namespace icx::ui::tokens {

struct Palette {
${declared.join('\n')}
};

${themes.map((theme) => palette(theme, fields)).join('\n\n')}

struct TypeStep {
    float size;
    float line;
};
namespace type {
${type.join('\n')}
} // namespace type

// In units of the font size; Dear ImGui sizes a font by ascent + descent.
namespace font {
inline constexpr float kAscent = ${float(ui.ascent)};
inline constexpr float kDescent = ${float(-ui.descent)};
inline constexpr float kDigitAdvance = ${float(ui.digitAdvance)};
inline constexpr float kXHeight = ${float(ui.xHeight)};
inline constexpr float kCapHeight = ${float(ui.capHeight)};
} // namespace font

${numbers('space', tokens.space)}

${numbers('radius', tokens.radius)}

${numbers('size', tokens.size)}

${numbers('stroke', tokens.stroke)}

${numbers('motion', tokens.motion)}

${numbers('breakpoint', tokens.breakpoint)}

struct ShadowLayer {
    float y;
    float spread;
    float alpha;
};
namespace shadow {
${shadow.join('\n')}
} // namespace shadow

inline constexpr float kDisabledAlpha = ${float(tokens.disabledAlpha)};

} // namespace icx::ui::tokens
`;
}

function iconsHeader() {
  const rows = Object.entries(icons.icons).map(([role, icon]) =>
    `inline constexpr char32_t k${pascal(role)} = 0x${icon.codepoint.slice(2)}; // ${icon.glyph}`);
  for (const role of icons.mirrored)
    if (!icons.icons[role]) throw Error(`icons.json: mirrored role ${role} does not exist`);
  const mirrored = icons.mirrored.map((role) => `code_point == k${pascal(role)}`).join(' ||\n           ');
  return `// Made by tools/tokens.mjs from assets/icons.json: do not edit.
// One code point per role, the same in the regular and in the filled icon font.
#pragma once

namespace icx::ui::icons {

${rows.join('\n')}

// Glyphs that point along the line of reading, to be mirrored in right-to-left text.
constexpr bool is_mirrored(char32_t code_point) {
    return ${mirrored};
}

} // namespace icx::ui::icons
`;
}

// CSS variables for the colours that `text` uses as var(--name), for each theme.
export function tokenCss(text) {
  const used = new Set([...text.matchAll(/var\(--([a-z0-9-]+)/g)].map((match) => match[1]));
  const rows = (theme) => Object.entries(tokens.themes[theme])
    .filter(([name]) => used.has(name)).map(([name, value]) => `--${name}:${value}`).join(';');
  return `/* Made by tools/tokens.mjs from assets/tokens.json. */
:root{${rows('light')}}
@media (prefers-color-scheme:dark){:root:not([data-theme]){${rows('dark')}}}
@media (prefers-contrast:more){:root:not([data-theme]){${rows('contrast')}}}
:root[data-theme=dark]{${rows('dark')}}
:root[data-theme=contrast]{${rows('contrast')}}
`;
}

// The colours of charts and text as a string for self-contained reports, which know no interface.
function reportCssHeader() {
  const used = Object.keys(tokens.themes.light).filter((name) =>
    /^(canvas|surface|border|border-strong|text|text-muted|text-disabled|accent|accent-ink|accent-text|accent-tint|positive|warning|negative|negative-tint|neutral|neutral-text|series-[1-4]|heat-.*|likert-.*|axis|grid|band|band-neutral|hatch)$/.test(name));
  return `// Made by tools/tokens.mjs from assets/tokens.json: do not edit.
#pragma once

namespace icx::report {

inline constexpr const char* kTokenCss = R"css(${tokenCss(used.map((name) => `var(--${name})`).join(' '))})css";

} // namespace icx::report
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out] = process.argv.slice(2);
  if (!out) {
    console.error('usage: node tools/tokens.mjs OUT');
    process.exit(2);
  }
  write(join(out, 'ui/tokens.hpp'), tokensHeader());
  write(join(out, 'ui/icons.hpp'), iconsHeader());
  write(join(out, 'report/token_css.hpp'), reportCssHeader());
}
