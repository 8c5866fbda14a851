# SPDX-License-Identifier: EUPL-1.2
# Warnings, sanitizers, ccache and a quick linker where they are to be had.

add_library(vn_warnings INTERFACE)
target_compile_options(vn_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
# GCC 13 and later see null where the kernel's own CMSG macros cannot give it, and an empty std::optional as read.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(vn_warnings INTERFACE -Wnull-dereference)
    else()
        target_compile_options(vn_warnings INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()

if(VN_SANITIZE)
    add_compile_options(-fsanitize=${VN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${VN_SANITIZE})
endif()

add_compile_options(-fstack-protector-strong)
add_compile_definitions(_GLIBCXX_ASSERTIONS)

find_program(VN_CCACHE ccache)
if(VN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Worktrees side by side share one cache: paths are taken relative to the build folder.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${VN_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()

find_program(VN_MOLD mold)
if(VN_MOLD AND NOT VN_FUZZ)
    add_link_options(-fuse-ld=mold)
endif()
