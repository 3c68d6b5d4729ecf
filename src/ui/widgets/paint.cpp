#include "ui/widgets/paint.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/tokens.hpp"
#include "ui/widgets/internal.hpp"

namespace icx::ui {
namespace {

// Where the browser puts the baseline in a line box: it rounds ascent and descent first.
float baseline(const TypeMetrics& type) {
    const float ascent = std::floor(type.size * tokens::font::kAscent + 0.5f);
    const float descent = std::floor(type.size * tokens::font::kDescent + 0.5f);
    return std::floor((type.line - ascent - descent) / 2 + ascent + 0.5f);
}
constexpr std::string_view kEllipsis = "\u2026";
constexpr std::size_t kMaxRuns = 512;
constexpr std::size_t kMaxBlocks = 4000;

ImDrawList* list() { return ImGui::GetWindowDrawList(); }

char32_t decode(std::string_view text, std::size_t& at) {
    unsigned int c = 0;
    const int n = ImTextCharFromUtf8(&c, text.data() + at, text.data() + text.size());
    at += static_cast<std::size_t>(std::max(n, 1));
    return c;
}

struct Face {
    ImFont* font;
    ImFontBaked* baked;
};
Face face(Context& ui, float size, bool strong) {
    ImFont* font = strong ? ui.state().semibold : ui.state().regular;
    return {font, font->GetFontBaked(size)};
}

bool host_must_paint(const Face& face, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const char32_t c = decode(text, at);
        if (c >= 0x300 && c < 0x370) return true;  // combining marks need placing
        if (c >= 0x300 && c != 0x2026 && !face.font->IsGlyphInFont(c)) return true;
        if (c < 0x300 && c > 0xFF && !face.font->IsGlyphInFont(c)) return true;
    }
    return false;
}

bool starts_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        if ((c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00))
            return true;
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x590) ||
            (c >= 0x900 && c < 0x2000) || (c >= 0x3040 && c < 0xFB00))
            return false;
    }
    return false;
}

std::uint64_t mix(std::uint64_t h, std::uint64_t v) {
    h ^= v + 0x9E3779B97F4A7C15ULL + (h << 6) + (h >> 2);
    return h * 0xFF51AFD7ED558CCDULL;
}

std::uint64_t hash_text(std::string_view text) {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (unsigned char c : text)
        h = (h ^ c) * 0x100000001B3ULL;
    return h ^ text.size();
}

class Measure {
public:
    Measure(Context& ui, TextStyle style, bool strong, bool by_host, bool rtl)
        : ui_(ui), type_(metrics(style)), face_(face(ui, type_.size, strong)),
          by_host_(by_host), style_{type_.size, type_.line, strong, rtl, 0} {}

    float operator()(std::string_view text) const {
        if (text.empty()) return 0;
        if (by_host_) return ui_.state().host->measure_run(text, style_);
        float width = 0;
        for (std::size_t at = 0; at < text.size();)
            width += face_.baked->GetCharAdvance(static_cast<ImWchar>(decode(text, at)));
        return width;
    }

private:
    Context& ui_;
    TypeMetrics type_;
    Face face_;
    bool by_host_;
    RunStyle style_;
};

// Greedy line breaking at spaces and after hyphens; a word longer than a line is cut by letters.
class Breaker {
public:
    Breaker(std::string_view text, const Measure& measure, float width, TextBlock& out)
        : text_(text), measure_(measure), width_(width), out_(out) {}

    void paragraph(std::size_t begin, std::size_t end) {
        line_begin_ = begin;
        line_end_ = begin;
        used_ = 0;
        for (std::size_t at = begin; at < end;) {
            std::size_t word_end = at;
            while (word_end < end && text_[word_end] != ' ')
                ++word_end;
            word(at, word_end);
            at = word_end;
            while (at < end && text_[at] == ' ')
                ++at;
        }
        emit(line_end_);
    }

private:
    void word(std::size_t begin, std::size_t end) {
        const std::string_view gap = text_.substr(line_end_, begin - line_end_);
        const float gap_width = line_end_ > line_begin_ || used_ > 0 ? measure_(gap) : 0;
        const float width = measure_(text_.substr(begin, end - begin));
        if (width_ <= 0 || used_ + gap_width + width <= width_ + 0.01f) {
            used_ += gap_width + width;
            line_end_ = end;
            return;
        }
        if (used_ > 0) {
            emit(line_end_);
            line_begin_ = line_end_ = begin;
            used_ = 0;
        } else {
            line_begin_ = begin;
        }
        if (width <= width_) {
            used_ = width;
            line_end_ = end;
            return;
        }
        for (std::size_t at = begin; at < end;) {
            std::size_t next = at;
            decode(text_, next);
            const float letter = measure_(text_.substr(at, next - at));
            if (used_ > 0 && used_ + letter > width_) {
                emit(at);
                line_begin_ = at;
                used_ = 0;
            }
            used_ += letter;
            line_end_ = next;
            at = next;
        }
    }

    void emit(std::size_t end) {
        TextLine line;
        line.begin = static_cast<std::uint32_t>(line_begin_);
        line.end = static_cast<std::uint32_t>(std::max(end, line_begin_));
        line.width = used_;
        out_.lines.push_back(line);
    }

    std::string_view text_;
    const Measure& measure_;
    float width_;
    TextBlock& out_;
    std::size_t line_begin_ = 0, line_end_ = 0;
    float used_ = 0;
};

ImVec2 at(float x, float y) { return {x, y}; }

ImDrawFlags flags_of(const Context& ui, Corners corners) {
    const bool rtl = ui.state().rtl();
    switch (corners) {
    case Corners::all:
        return ImDrawFlags_RoundCornersAll;
    case Corners::none:
        return ImDrawFlags_RoundCornersNone;
    case Corners::top:
        return ImDrawFlags_RoundCornersTop;
    case Corners::bottom:
        return ImDrawFlags_RoundCornersBottom;
    case Corners::start:
        return rtl ? ImDrawFlags_RoundCornersRight : ImDrawFlags_RoundCornersLeft;
    case Corners::end:
        return rtl ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersRight;
    }
    return ImDrawFlags_RoundCornersAll;
}

void paint_run(Context& ui, float left, float top, TextStyle style, bool strong, Color color,
               std::string_view words, const TextLine& line) {
    ContextState& s = ui.state();
    const TypeMetrics type = metrics(style);
    RunStyle run_style{type.size, type.line, strong, line.right_to_left, ui.color(color)};
    std::uint64_t key = mix(hash_text(words), static_cast<std::uint64_t>(style) * 4 + strong * 2 +
                                                  line.right_to_left);
    key = mix(key, static_cast<std::uint64_t>(s.viewport.density * 256));
    CachedRun* cached = nullptr;
    auto it = s.texts.runs.find(key);
    if (it != s.texts.runs.end()) {
        cached = &it->second;
    } else {
        cached = &s.texts.runs[key];
        cached->run = s.host->paint_run(words, run_style);
    }
    cached->pass = s.pass;
    const Run& run = cached->run;
    if (run.texture == 0) return;
    const ImU32 tint = run.colored ? IM_COL32(255, 255, 255, static_cast<int>(255 * s.alpha))
                                   : packed_color(ui, color);
    // On whole device pixels, or the picture would be taken apart.
    const float density = s.viewport.density;
    const float x = std::floor((left + run.x) * density + 0.5f) / density;
    const float y = std::floor((top + run.y) * density + 0.5f) / density;
    list()->AddImage(ImTextureRef(static_cast<ImTextureID>(run.texture)), at(x, y),
                     at(x + run.w, y + run.h), {0, 0}, {1, 1}, tint);
}

}  // namespace

TypeMetrics metrics(TextStyle style) {
    switch (style) {
    case TextStyle::caption:
        return {tokens::type::kCaption.size, tokens::type::kCaption.line};
    case TextStyle::body:
        return {tokens::type::kBody.size, tokens::type::kBody.line};
    case TextStyle::reading:
        return {tokens::type::kReading.size, tokens::type::kReading.line};
    case TextStyle::title:
        return {tokens::type::kTitle.size, tokens::type::kTitle.line};
    case TextStyle::heading:
        return {tokens::type::kHeading.size, tokens::type::kHeading.line};
    case TextStyle::display:
        return {tokens::type::kDisplay.size, tokens::type::kDisplay.line};
    case TextStyle::room:
        return {tokens::type::kRoom.size, tokens::type::kRoom.line};
    }
    return {14, 20};
}

const TextBlock& layout_text(Context& ui, TextStyle style, bool strong, std::string_view words,
                             float width, int max_lines) {
    ContextState& s = ui.state();
    std::uint64_t key = mix(hash_text(words), static_cast<std::uint64_t>(style) * 2 + strong);
    key = mix(key, static_cast<std::uint64_t>(std::max(0.0f, width) * 4));
    key = mix(key, static_cast<std::uint64_t>(max_lines) + (s.rtl() ? 1000 : 0));
    auto found = s.texts.blocks.find(key);
    if (found != s.texts.blocks.end()) {
        found->second.pass = s.pass;
        return found->second;
    }
    if (s.texts.blocks.size() > kMaxBlocks) forget_texts(ui, false);
    TextBlock& block = s.texts.blocks[key];
    block.pass = s.pass;
    const TypeMetrics type = metrics(style);
    const bool by_host = host_must_paint(face(ui, type.size, strong), words);
    for (std::size_t begin = 0; begin <= words.size();) {
        std::size_t end = words.find('\n', begin);
        if (end == std::string_view::npos) end = words.size();
        const bool rtl = by_host && starts_right_to_left(words.substr(begin, end - begin));
        const std::size_t first = block.lines.size();
        const Measure measure(ui, style, strong, by_host, rtl);
        Breaker(words, measure, width, block).paragraph(begin, end);
        for (std::size_t i = first; i < block.lines.size(); ++i) {
            TextLine& line = block.lines[i];
            line.by_host = by_host;
            line.right_to_left = rtl;
            if (by_host) line.width = measure(words.substr(line.begin, line.end - line.begin));
        }
        begin = end + 1;
    }
    if (max_lines > 0 && static_cast<int>(block.lines.size()) > max_lines) {
        block.lines.resize(static_cast<std::size_t>(max_lines));
        block.clipped = true;
        // The last line takes as much as fits before an ellipsis.
        TextLine& last = block.lines.back();
        const Measure measure(ui, style, strong, last.by_host, last.right_to_left);
        const float dots = measure(kEllipsis);
        std::size_t end = last.begin;
        while (end < words.size() && words[end] != '\n') {
            std::size_t next = end;
            decode(words, next);
            if (measure(words.substr(last.begin, next - last.begin)) + dots > width) break;
            end = next;
        }
        while (end > last.begin && words[end - 1] == ' ')
            --end;
        last.end = static_cast<std::uint32_t>(end);
        last.width = measure(words.substr(last.begin, end - last.begin)) + dots;
    }
    for (const TextLine& line : block.lines)
        block.width = std::max(block.width, line.width);
    block.height = type.line * static_cast<float>(block.lines.size());
    return block;
}

void forget_texts(Context& ui, bool textures_gone) {
    ContextState& s = ui.state();
    for (auto it = s.texts.blocks.begin(); it != s.texts.blocks.end();)
        it = it->second.pass < s.pass - 2 || textures_gone ? s.texts.blocks.erase(it)
                                                           : std::next(it);
    for (auto it = s.texts.runs.begin(); it != s.texts.runs.end();) {
        const bool old = it->second.pass < s.pass - 8;
        if (!old && !textures_gone) {
            ++it;
            continue;
        }
        if (!textures_gone && it->second.run.texture != 0)
            s.host->release_texture(it->second.run.texture);
        it = s.texts.runs.erase(it);
    }
}

void paint_text(Context& ui, const Rect& place, TextStyle style, bool strong, Color color,
                std::string_view words, const TextBlock& block, Align align) {
    const TypeMetrics type = metrics(style);
    const Face text_face = face(ui, type.size, strong);
    const std::uint32_t ink = packed_color(ui, color);
    float y = place.y;
    for (std::size_t i = 0; i < block.lines.size(); ++i, y += type.line) {
        const TextLine& line = block.lines[i];
        float x = place.x;
        if (align == Align::center) x += (place.w - line.width) / 2;
        if (align == Align::end) x += place.w - line.width;
        const float left = mirrored(ui, x, line.width);
        const std::string_view part = words.substr(line.begin, line.end - line.begin);
        const bool dots = block.clipped && i + 1 == block.lines.size();
        if (line.by_host) {
            const std::string shown = std::string(part) + (dots ? std::string(kEllipsis) : "");
            paint_run(ui, left, y, style, strong, color, shown, line);
            continue;
        }
        const ImVec2 pos(left, y + baseline(type) - text_face.baked->Ascent);
        list()->AddText(text_face.font, type.size, pos, ink, part.data(),
                        part.data() + part.size());
        if (dots) {
            const float before = line.width - text_face.baked->GetCharAdvance(0x2026);
            list()->AddText(text_face.font, type.size, {pos.x + before, pos.y}, ink,
                            kEllipsis.data(), kEllipsis.data() + kEllipsis.size());
        }
    }
    if (ui.state().texts.runs.size() > kMaxRuns) forget_texts(ui, false);
}

void paint_line(Context& ui, const Rect& place, TextStyle style, bool strong, Color color,
                std::string_view words, Align align) {
    if (words.empty()) return;
    const TextBlock& whole = layout_text(ui, style, strong, words, 0);
    const TextBlock& block = whole.width <= place.w + 0.5f && whole.lines.size() == 1
                                 ? whole
                                 : layout_text(ui, style, strong, words, place.w, 1);
    const float line = metrics(style).line;
    paint_text(ui, {place.x, place.y + std::floor((place.h - line) / 2), place.w, line}, style,
               strong, color, words, block, align);
}

void paint_icon(Context& ui, const Rect& place, Icon glyph, float size, Color color, bool fill) {
    ImFont* font = fill ? ui.state().icons_fill : ui.state().icons;
    if (font == nullptr) return;
    const float x = place.x + std::floor((place.w - size) / 2);
    const float y = place.y + std::floor((place.h - size) / 2);
    const auto code = static_cast<char32_t>(glyph);
    ImFontBaked* baked = font->GetFontBaked(size);
    ImFontGlyph* shape = baked->FindGlyphNoFallback(static_cast<ImWchar>(code));
    if (shape == nullptr || !shape->Visible) return;
    // Turned glyphs are drawn as their own quad with the sides swapped.
    const bool turn = ui.state().rtl() && icons::is_mirrored(code);
    const float left = std::floor(mirrored(ui, x, size));
    ImDrawList* draw = list();
    if (!turn) {
        font->RenderChar(draw, size, {left, std::floor(y)}, packed_color(ui, color),
                         static_cast<ImWchar>(code));
        return;
    }
    draw->PrimReserve(6, 4);
    draw->PrimRectUV({left + size - shape->X1, std::floor(y) + shape->Y0},
                     {left + size - shape->X0, std::floor(y) + shape->Y1}, {shape->U1, shape->V0},
                     {shape->U0, shape->V1}, packed_color(ui, color));
}

float mirrored(const Context& ui, float x, float width) {
    const ContextState& s = ui.state();
    return s.rtl() ? s.viewport.width - x - width : x;
}

std::uint32_t packed_color(const Context& ui, Color color, float alpha) {
    const std::uint32_t c = ui.color(color);
    const float a = static_cast<float>(c & 0xFF) * alpha * ui.state().alpha;
    return IM_COL32(c >> 24, c >> 16 & 0xFF, c >> 8 & 0xFF, static_cast<int>(a + 0.5f));
}

void fill_rect(Context& ui, const Rect& place, Color color, float radius, float alpha) {
    const float x = mirrored(ui, place.x, place.w);
    list()->AddRectFilled(at(x, place.y), at(x + place.w, place.bottom()),
                          packed_color(ui, color, alpha), radius);
}

void fill_corners(Context& ui, const Rect& place, Color color, float radius, Corners corners) {
    const float x = mirrored(ui, place.x, place.w);
    list()->AddRectFilled(at(x, place.y), at(x + place.w, place.bottom()), packed_color(ui, color),
                          radius, flags_of(ui, corners));
}

void stroke_corners(Context& ui, const Rect& place, Color color, float width, float radius,
                    Corners corners) {
    // The stroke lies inside the rectangle, as a CSS border does.
    const float inset = (width - 1) / 2;
    const float x = mirrored(ui, place.x, place.w);
    list()->AddRect(at(x + inset, place.y + inset), at(x + place.w - inset, place.bottom() - inset),
                    packed_color(ui, color), std::max(0.0f, radius - inset), flags_of(ui, corners),
                    width);
}

void stroke_rect(Context& ui, const Rect& place, Color color, float width, float radius) {
    stroke_corners(ui, place, color, width, radius, Corners::all);
}

void fill_circle(Context& ui, float x, float y, float radius, Color color) {
    list()->AddCircleFilled(at(mirrored(ui, x, 0), y), radius, packed_color(ui, color));
}

void stroke_circle(Context& ui, float x, float y, float radius, Color color, float width) {
    list()->AddCircle(at(mirrored(ui, x, 0), y), radius - width / 2, packed_color(ui, color), 0,
                      width);
}

void hairline(Context& ui, float x, float y, float length, Color color, bool vertical) {
    fill_rect(ui, vertical ? Rect{x, y, 1, length} : Rect{x, y, length, 1}, color);
}

void paint_shadow(Context& ui, const Rect& place, float radius, bool overlay) {
    if (ui.theme() == Theme::contrast || ui.viewport().system.forced) return;
    auto layer = [&](const tokens::ShadowLayer& l) {
        const Rect r{place.x - l.spread, place.y - l.spread + l.y, place.w + 2 * l.spread,
                     place.h + 2 * l.spread};
        fill_rect(ui, r, Color::shadow, radius + l.spread, l.alpha);
    };
    if (overlay) {
        for (const auto& l : tokens::shadow::kOverlay)
            layer(l);
    } else {
        for (const auto& l : tokens::shadow::kRaised)
            layer(l);
    }
}

void push_clip(Context& ui, const Rect& place) {
    const float x = mirrored(ui, place.x, place.w);
    ImGui::PushClipRect(at(x, place.y), at(x + place.w, place.bottom()), true);
}

void pop_clip() { ImGui::PopClipRect(); }

void paint_key_cap(Context& ui, const Rect& r, std::string_view key) {
    fill_rect(ui, r, Color::surface_sunken, tokens::radius::kTag);
    stroke_rect(ui, r, Color::border, 1, tokens::radius::kTag);
    paint_line(ui, r, TextStyle::caption, false, Color::text_muted, key, Align::center);
}

}  // namespace icx::ui
