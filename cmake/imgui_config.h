// What Dear ImGui is told where the page is built to be small (its IMGUI_USER_CONFIG).
#pragma once

// Its sentences about calls that do not match are for developers: the native tests, which draw the
// same pages, have them.
#define IM_ASSERT_USER_ERROR(expression, message) ((void)0)
