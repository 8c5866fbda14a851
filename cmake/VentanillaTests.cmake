# SPDX-License-Identifier: EUPL-1.2
# Tests get their labels here and nowhere else: one kind and at most one subject each.

find_package(GTest REQUIRED)
include(GoogleTest)

set(VN_TEST_KINDS unit golden contract faults qml system lab lint fuzz bench)
set(VN_TEST_SUBJECTS reading devices journey assisted delivery city bank)

# tests_<subject> builds the tests of one subject, for runs that do not need the rest.
foreach(subject IN LISTS VN_TEST_SUBJECTS)
    add_custom_target(tests_${subject})
endforeach()

function(vn_test_labels out kind subject)
    if(NOT kind IN_LIST VN_TEST_KINDS)
        message(FATAL_ERROR "unknown test kind '${kind}'")
    endif()
    if(subject AND NOT subject IN_LIST VN_TEST_SUBJECTS)
        message(FATAL_ERROR "unknown test subject '${subject}'")
    endif()
    set(labels ${kind} ${subject})
    set(${out} "${labels}" PARENT_SCOPE)
endfunction()

# vn_add_test(name KIND unit [SUBJECT reading] SOURCES ... DEPS ... [TIMEOUT seconds])
# A GoogleTest binary; every TEST becomes a ctest entry of its own.
function(vn_add_test name)
    cmake_parse_arguments(ARG "" "KIND;SUBJECT;TIMEOUT" "SOURCES;DEPS" ${ARGN})
    vn_test_labels(labels "${ARG_KIND}" "${ARG_SUBJECT}")
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE vn_warnings ${ARG_DEPS} GTest::gtest GTest::gmock GTest::gtest_main)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    if(ARG_SUBJECT)
        add_dependencies(tests_${ARG_SUBJECT} ${name})
    endif()
    gtest_discover_tests(${name} TEST_LIST ${name}_list DISCOVERY_TIMEOUT 60 NO_PRETTY_VALUES
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    # gtest_discover_tests keeps only the first of several labels (CMake 3.25), so they are set afterwards.
    set(file ${CMAKE_CURRENT_BINARY_DIR}/${name}_labels.cmake)
    file(WRITE ${file}
        "foreach(t IN LISTS ${name}_list)\n  set_tests_properties(\"\${t}\" PROPERTIES LABELS \"${labels}\" TIMEOUT ${ARG_TIMEOUT})\nendforeach()\n")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${file})
endfunction()

# vn_add_script_test(name KIND lint [SUBJECT ...] COMMAND ... [TIMEOUT seconds] [ENVIRONMENT ...])
# A script or program whose exit status is the verdict.
function(vn_add_script_test name)
    cmake_parse_arguments(ARG "" "KIND;SUBJECT;TIMEOUT" "COMMAND;ENVIRONMENT" ${ARGN})
    vn_test_labels(labels "${ARG_KIND}" "${ARG_SUBJECT}")
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_test(NAME ${name} COMMAND ${ARG_COMMAND} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS "${labels}" TIMEOUT ${ARG_TIMEOUT} SKIP_RETURN_CODE 77)
    if(ARG_ENVIRONMENT)
        set_tests_properties(${name} PROPERTIES ENVIRONMENT "${ARG_ENVIRONMENT}")
    endif()
endfunction()

# fuzz_targets builds every fuzz target.
add_custom_target(fuzz_targets)

# vn_add_fuzz(name SUBJECT reading SOURCES ... DEPS ...)
# With VN_FUZZ a libFuzzer program; without it nothing. tests/fuzz/run.sh runs them all, each with its
# seeds in tests/fuzz/corpus/<name>/.
function(vn_add_fuzz name)
    cmake_parse_arguments(ARG "" "SUBJECT" "SOURCES;DEPS" ${ARGN})
    if(NOT VN_FUZZ)
        return()
    endif()
    add_executable(${name} ${ARG_SOURCES})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${ARG_DEPS})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
    add_dependencies(fuzz_targets ${name})
endfunction()
