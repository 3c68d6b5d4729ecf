#include "app/desk.hpp"

#include "app/request_book.hpp"

namespace icx::app {

std::vector<Request> requests_of(const model::Workspace& workspace) {
    RequestBook book;
    book.update(workspace);
    return std::move(book).take();
}

const Request* find_request(const std::vector<Request>& requests, std::string_view id) {
    for (const Request& request : requests)
        if (request.id == id) return &request;
    return nullptr;
}

std::string department_name(const model::Workspace& workspace, const std::string& department) {
    const auto* found = workspace.table<model::Department>().find(std::string_view(department));
    return found ? found->name : department;
}

}  // namespace icx::app
