# SPDX-License-Identifier: EUPL-1.2
# One static library or program per folder, with its sources listed.

# vn_add_module(name SOURCES a.h a.cpp ... [PUBLIC_DEPS ...] [PRIVATE_DEPS ...])
# Makes the library ventanilla::<name>. Without a .cpp among the sources it is an INTERFACE library.
function(vn_add_module name)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC_DEPS;PRIVATE_DEPS" ${ARGN})
    set(target vn_${name})
    set(compiled ${ARG_SOURCES})
    list(FILTER compiled INCLUDE REGEX "\\.(cpp|c)$")
    if(compiled)
        add_library(${target} STATIC ${ARG_SOURCES})
        target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
        target_link_libraries(${target} PUBLIC ${ARG_PUBLIC_DEPS} PRIVATE vn_warnings ${ARG_PRIVATE_DEPS})
    else()
        add_library(${target} INTERFACE)
        target_sources(${target} PRIVATE ${ARG_SOURCES})
        target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR})
        target_link_libraries(${target} INTERFACE ${ARG_PUBLIC_DEPS})
    endif()
    add_library(ventanilla::${name} ALIAS ${target})
endfunction()

# `programs` builds every executable in bin/ and nothing that only tests need.
add_custom_target(programs)

# vn_add_program(name SOURCES ... DEPS ...): the executable of that name in bin/.
function(vn_add_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE vn_warnings ${ARG_DEPS})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    add_dependencies(programs ${name})
endfunction()
