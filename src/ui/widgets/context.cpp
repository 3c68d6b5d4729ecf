#include "ui/widgets/context.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/tokens.hpp"
#include "ui/widgets/internal.hpp"

namespace icx::ui {
namespace {

constexpr int kMaxRounds = 4;
constexpr int kForgetAfter = 600;  // passes

ContextState* state_of(ImGuiContext* imgui) {
    return static_cast<ContextState*>(imgui->IO.UserData);
}

ImFont* add_font(std::string_view bytes) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    // Negative: sizes mean the em, as in CSS. Our sizes are then whole numbers, and no glyph is
    // scaled after it was rasterised.
    config.SizePixels = -16;
    config.GlyphMaxAdvanceX = -FLT_MAX;  // no limit: it is multiplied by the negative size
    // Dear ImGui takes a non-const pointer but does not write through it.
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<char*>(bytes.data()),
                                                      static_cast<int>(bytes.size()), 0, &config);
}

bool in(const std::vector<SemNode>& nodes, std::uint32_t id) {
    return std::any_of(nodes.begin(), nodes.end(), [id](const SemNode& n) { return n.id == id; });
}

}  // namespace

Context::Context(Host& host, const FontFiles& fonts) : state_(std::make_unique<ContextState>()) {
    ContextState& s = *state_;
    s.host = &host;
    s.imgui = ImGui::CreateContext();
    ImGui::SetCurrentContext(s.imgui);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.UserData = &s;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange | ImGuiConfigFlags_NoKeyboard;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.FontSizeBase = 16;
    s.regular = fonts.regular.empty() ? io.Fonts->AddFontDefault() : add_font(fonts.regular);
    s.semibold = fonts.semibold.empty() ? s.regular : add_font(fonts.semibold);
    set_icon_fonts(fonts.icons, fonts.icons_fill);
    s.imgui->TestEngineHookItems = true;
    s.colors = palette(Theme::light);
}

Context::~Context() {
    ImGui::SetCurrentContext(state_->imgui);
    ImGui::DestroyContext(state_->imgui);
}

const Viewport& Context::viewport() const { return state_->viewport; }
bool Context::phone() const { return state_->viewport.width < tokens::breakpoint::kPhone; }
bool Context::compact() const { return state_->viewport.width < tokens::breakpoint::kCompact; }
Direction Context::direction() const { return state_->direction; }
Theme Context::theme() const { return state_->theme; }
ThemeChoice Context::theme_choice() const { return state_->choice; }
std::uint32_t Context::color(Color color) const { return state_->color(color); }
core::Instant Context::now() const { return state_->now; }
std::uint32_t Context::id(std::string_view key) const { return make_id(*this, key); }
bool Context::is_hovered(std::uint32_t id) const { return state_->hover == id; }
bool Context::is_focused(std::uint32_t id) const { return state_->focus == id; }
Host& Context::host() { return *state_->host; }

void Context::set_theme(ThemeChoice choice) {
    if (state_->choice == choice) return;
    state_->choice = choice;
    state_->unsettled = true;
}

void Context::set_language(std::string_view tag, Direction direction) {
    ContextState& s = *state_;
    if (s.language == tag && s.direction == direction) return;
    s.language = tag;
    s.direction = direction;
    s.unsettled = true;
    s.host->set_language(tag, direction == Direction::right_to_left);
}

void Context::set_title(std::string_view screen) {
    if (state_->title == screen) return;
    state_->title = screen;
    state_->host->set_title(std::string(screen) + " - ICX Studio");
}

void Context::focus(std::string_view key) { state_->focus_wish = make_id(*this, key); }
void Context::focus_id(std::uint32_t id) { state_->focus_wish = id; }
void Context::focus_heading() { state_->focus_wish = kFocusHeading; }
void Context::focus_first_invalid() { state_->focus_wish = kFocusInvalid; }

void Context::announce(std::string_view text, bool urgent) { state_->host->announce(text, urgent); }

void Context::toast(const Toast& toast) {
    dismiss_toast(toast.id);
    LiveToast live;
    live.id = toast.id;
    live.number = ++state_->toasts_made;
    live.text = toast.text;
    live.action = toast.action;
    live.icon = toast.icon;
    live.urgent = toast.urgent;
    state_->toasts.push_back(std::move(live));
    state_->host->announce(toast.text, toast.urgent);
    state_->unsettled = true;
}

bool Context::toast_action(std::string_view id) {
    auto& toasts = state_->toasts;
    auto it = std::find_if(toasts.begin(), toasts.end(),
                           [&](const LiveToast& t) { return t.id == id && t.pressed; });
    if (it == toasts.end()) return false;
    toasts.erase(it);
    state_->unsettled = true;
    return true;
}

void Context::dismiss_toast(std::string_view id) {
    auto& toasts = state_->toasts;
    toasts.erase(std::remove_if(toasts.begin(), toasts.end(),
                                [&](const LiveToast& t) { return t.id == id; }),
                 toasts.end());
}

std::uint32_t Context::toast_number(std::string_view id) const {
    for (const LiveToast& toast : state_->toasts)
        if (toast.id == id) return toast.number;
    return 0;
}

void Context::wake_after(double seconds) {
    if (state_->wake < 0 || seconds < state_->wake) state_->wake = std::max(0.0, seconds);
}

void Context::navigate(std::string_view route, bool replace) {
    state_->host->navigate(route, replace);
}

float& Context::memory(std::string_view key, float initial) {
    return state_->small.emplace(make_id(*this, key), initial).first->second;
}

void Context::set_viewport(const Viewport& viewport) {
    ContextState& s = *state_;
    if (viewport.density != s.viewport.density) forget_texts(*this, false);
    if (viewport.width != s.viewport.width) s.unsettled = true;
    s.viewport = viewport;
}

void Context::set_icon_fonts(std::string_view regular, std::string_view fill) {
    ContextState& s = *state_;
    ImGui::SetCurrentContext(s.imgui);
    if (!regular.empty() && s.icons == nullptr) s.icons = add_font(regular);
    if (!fill.empty() && s.icons_fill == nullptr) s.icons_fill = add_font(fill);
}

bool Context::has_icon_fonts() const { return state_->icons != nullptr; }

void Context::begin_frame(core::Instant now, double seconds) {
    ContextState& s = *state_;
    ImGui::SetCurrentContext(s.imgui);
    if (s.round == 0) {
        s.clock += seconds;
        for (LiveToast& toast : s.toasts)
            if (s.hover == 0 || s.focus == 0) toast.left -= seconds;
        s.toasts.erase(std::remove_if(s.toasts.begin(), s.toasts.end(),
                                      [](const LiveToast& t) { return t.left <= 0 && !t.pressed; }),
                       s.toasts.end());
        s.wake = -1;
    }
    s.now = now;
    s.theme = resolve_theme(s.choice, s.viewport.system);
    s.colors = resolve_palette(s.choice, s.viewport.system);
    ++s.pass;
    ++s.round;
    s.unsettled = false;
    s.press = 0;
    if (!s.presses.empty()) {
        s.press = s.presses.front();
        s.presses.pop_front();
        s.unsettled = true;
    }
    s.nodes.clear();
    s.parents.clear();
    s.layouts.clear();
    s.items.clear();
    s.ids.assign(1, 0x1CC5u);
    s.alpha = 1;
    s.disabled = 0;
    s.layers = 0;
    s.next_top_overlay = 0;

    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {s.viewport.width, s.viewport.height};
    io.DisplayFramebufferScale = {s.viewport.density, s.viewport.density};
    io.DeltaTime = static_cast<float>(std::clamp(seconds, 0.001, 0.1));
    ImGui::NewFrame();
    open_layer(*this);
    fill_rect(*this, {0, 0, s.viewport.width, s.viewport.height}, Color::canvas);
    push_frame(*this, {0, 0, s.viewport.width, s.viewport.height});
}

bool Context::end_frame() {
    ContextState& s = *state_;
    draw_toasts(*this);
    assert(s.layouts.size() == 1 && "a region is still open");
    Layout& frame = s.layouts.front();
    for (int i = 0; i < 4; ++i)
        remember(*this, frame.id, i, frame.later[i]);
    close_layer(*this);
    s.top_overlay = s.next_top_overlay;
    if (s.dismiss) s.popup = 0;
    s.dismiss = false;
    s.copy = 0;
    s.texts_in.clear();
    s.values_in.clear();
    s.unmirrored = 0;
    for (std::uint32_t id : s.items)
        s.unmirrored += in(s.nodes, id) ? 0 : 1;
    if (s.pass % kForgetAfter == 0) {
        for (auto it = s.memories.begin(); it != s.memories.end();)
            it = it->second.pass < s.pass - kForgetAfter ? s.memories.erase(it) : std::next(it);
        for (auto it = s.scrollers.begin(); it != s.scrollers.end();)
            it = it->second.pass < s.pass - kForgetAfter ? s.scrollers.erase(it) : std::next(it);
    }
    const bool more_presses = !s.presses.empty();
    const bool again = more_presses || (s.unsettled && s.round < kMaxRounds);
    if (again) {
        ImGui::EndFrame();
        if (more_presses) s.round = 0;
        return false;
    }
    s.round = 0;
    ImGui::Render();
    return true;
}

const std::vector<SemNode>& Context::nodes() const { return state_->nodes; }

void Context::activate(std::uint32_t id) {
    if (state_->presses.size() < 256) state_->presses.push_back(id);
}
void Context::input_text(std::uint32_t id, std::string_view text) {
    state_->texts_in[id] = std::string(text);
}
void Context::input_value(std::uint32_t id, double value) { state_->values_in[id] = value; }
void Context::dismiss() { state_->dismiss = true; }
void Context::key(std::uint32_t id, std::string_view name) {
    if (state_->keys.size() < 256) state_->keys.emplace_back(id, std::string(name));
}
void Context::request_copy(std::uint32_t id) { state_->copy = id; }

void Context::hover(std::uint32_t id, float x, float y, bool pressed) {
    ContextState& s = *state_;
    s.hover = id;
    s.pointer_x = s.rtl() ? s.viewport.width - x : x;
    s.pointer_y = y;
    s.pressed = pressed;
}

void Context::focused(std::uint32_t id) { state_->focus = id; }

void Context::scrolled(std::uint32_t id, float left, float top) {
    Scroller& scroller = state_->scrollers[id];
    scroller.left = std::abs(left);
    scroller.top = top;
    scroller.pass = state_->pass;
}

std::uint32_t Context::take_focus_wish() { return std::exchange(state_->focus_wish, 0); }

double Context::take_wake_seconds() {
    double wake = state_->wake;
    for (const LiveToast& toast : state_->toasts)
        wake = wake < 0 ? toast.left : std::min(wake, toast.left);
    return wake;
}

void Context::fonts_lost() { forget_texts(*this, true); }

void Context::fonts_changed() {
    for (auto& [key, cached] : state_->texts.runs)
        if (cached.run.texture != 0) state_->host->release_texture(cached.run.texture);
    forget_texts(*this, true);
}

std::string Context::theme_css() const {
    std::string css;
    for (Color color :
         {Color::canvas, Color::surface, Color::surface_selected, Color::text, Color::text_muted,
          Color::border_strong, Color::accent, Color::focus, Color::selection, Color::negative}) {
        const std::uint32_t c = this->color(color);
        char line[64];
        std::snprintf(line, sizeof line, "--%s:#%06X;", std::string(color_name(color)).c_str(),
                      c >> 8);
        css += line;
    }
    return css;
}

int Context::unmirrored_items() const { return state_->unmirrored; }

// Ids.

std::uint32_t hash_id(std::uint32_t seed, std::string_view key) {
    const std::uint32_t id = ImHashData(key.data(), key.size(), seed);
    return id < 16 ? id + 16 : id;  // 0 to 15 mean something else to the platform
}

std::uint32_t make_id(const Context& ui, std::string_view key) {
    return hash_id(ui.state().ids.back(), key);
}

std::uint32_t next_region_id(Context& ui) {
    ContextState& s = ui.state();
    const std::uint32_t n = s.layouts.empty() ? 0 : ++s.layout().children;
    const std::uint32_t base = s.layouts.empty() ? 0 : s.layout().id;
    const std::uint32_t key[3] = {base, n, s.ids.back()};
    return hash_id(0x51u, {reinterpret_cast<const char*>(key), sizeof key});
}

Memory& memory_of(Context& ui, std::uint32_t id) {
    Memory& memory = ui.state().memories[id];
    memory.pass = ui.state().pass;
    return memory;
}

void remember(Context& ui, std::uint32_t id, int slot, float value) {
    Memory& memory = memory_of(ui, id);
    memory.known = true;
    float& old = memory.value[slot];
    if (std::abs(old - value) < 0.05f) return;
    old = value;
    ui.state().unsettled = true;
}

// Nodes.

SemNode& add_node(Context& ui, Role role, std::uint32_t id, std::string_view name,
                  std::uint32_t flags) {
    ContextState& s = ui.state();
    SemNode& node = s.nodes.emplace_back();
    node.id = id;
    node.role = role;
    node.name = name;
    node.flags = flags | (s.disabled > 0 ? static_cast<std::uint32_t>(kDisabled) : 0u);
    node.parent = s.parents.empty() ? -1 : s.parents.back();
    return node;
}

SemNode& add_node(Context& ui, Role role, std::uint32_t id, const Rect& rect, std::string_view name,
                  std::uint32_t flags) {
    SemNode& node = add_node(ui, role, id, name, flags);
    node.rect = rect;
    node.has_rect = true;
    return node;
}

int open_node(Context& ui, Role role, std::uint32_t id, std::string_view name,
              std::uint32_t flags) {
    ContextState& s = ui.state();
    add_node(ui, role, id, name, flags);
    const int index = static_cast<int>(s.nodes.size()) - 1;
    s.nodes.back().flags = flags;  // a container is not itself disabled
    if ((flags & kFixed) != 0) s.nodes.back().parent = -1;
    s.parents.push_back(index);
    return index;
}

void close_node(Context& ui) { ui.state().parents.pop_back(); }

std::uint16_t text_style(TextStyle style, bool strong, Align align) {
    return static_cast<std::uint16_t>(static_cast<int>(style) | (strong ? 8 : 0) |
                                      static_cast<int>(align) << 4);
}

Interaction interact(Context& ui, std::uint32_t id, const Rect& rect) {
    ContextState& s = ui.state();
    const float x = mirrored(ui, rect.x, rect.w);
    Interaction result;
    result.id = id;
    result.rect = rect;
    result.visible = ImGui::ItemAdd({{x, rect.y}, {x + rect.w, rect.bottom()}}, id);
    result.disabled = s.disabled > 0;
    result.hovered = s.hover == id && !result.disabled;
    result.held = result.hovered && s.pressed;
    result.focused = s.focus == id;
    return result;
}

bool take_press(Context& ui, std::uint32_t id) {
    ContextState& s = ui.state();
    if (s.press != id || s.disabled > 0) return false;
    s.press = 0;
    s.unsettled = true;
    return true;
}

Rect clip_rect(Context& ui) {
    const ImRect& r = ImGui::GetCurrentWindow()->ClipRect;
    return {mirrored(ui, r.Min.x, r.GetWidth()), r.Min.y, r.GetWidth(), r.GetHeight()};
}

bool take_dismiss(Context& ui, std::uint32_t id) {
    ContextState& s = ui.state();
    s.next_top_overlay = id;
    if (!s.dismiss || s.top_overlay != id) return false;
    s.dismiss = false;
    s.unsettled = true;
    return true;
}

void open_layer(Context& ui) {
    ContextState& s = ui.state();
    char name[16];
    std::snprintf(name, sizeof name, "##layer%d", s.layers++);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({s.viewport.width, s.viewport.height});
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBringToFrontOnFocus);
    if (s.layers > 1) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

void close_layer(Context&) { ImGui::End(); }

float NullHost::measure_run(std::string_view text, const RunStyle& style) {
    return static_cast<float>(text.size()) * style.size * 0.3f;
}
Run NullHost::paint_run(std::string_view text, const RunStyle& style) {
    Run run;
    run.advance = measure_run(text, style);
    return run;
}

}  // namespace icx::ui

// Dear ImGui calls these for each item it is told of (IMGUI_ENABLE_TEST_ENGINE).
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* imgui, ImGuiID id, const ImRect&,
                                 const ImGuiLastItemData* data) {
    // Windows report themselves without data; only controls have to be mirrored.
    if (id == 0 || data == nullptr || imgui->IO.UserData == nullptr) return;
    const ImGuiWindow* window = imgui->CurrentWindow;
    // The library opens a window of its own in each frame and closes it unseen.
    if (window != nullptr && (window->IsFallbackWindow || id == window->ID)) return;
    icx::ui::state_of(imgui)->items.insert(id);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
