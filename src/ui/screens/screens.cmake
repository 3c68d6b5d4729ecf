# The screens by who needs them: the employee's page links the respondent's only.
include("${CMAKE_CURRENT_LIST_DIR}/respond.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/studio.cmake" OPTIONAL)
