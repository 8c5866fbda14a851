# SPDX-License-Identifier: EUPL-1.2
# OpenCvParts::{core,imgproc,dnn,calib3d}: the parts alone, because libopencv-dev's own package file wants every
# module (imgcodecs draws in 118 libraries beside a process that parses outside bytes).
find_path(OpenCvParts_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4)
set(OpenCvParts_LIBRARIES)
foreach(part core imgproc dnn calib3d)
    find_library(OpenCvParts_${part}_LIBRARY opencv_${part})
    list(APPEND OpenCvParts_LIBRARIES OpenCvParts_${part}_LIBRARY)
    if(OpenCvParts_${part}_LIBRARY AND NOT TARGET OpenCvParts::${part})
        add_library(OpenCvParts::${part} UNKNOWN IMPORTED GLOBAL)
        set_target_properties(OpenCvParts::${part} PROPERTIES
            IMPORTED_LOCATION "${OpenCvParts_${part}_LIBRARY}"
            INTERFACE_INCLUDE_DIRECTORIES "${OpenCvParts_INCLUDE_DIR}")
    endif()
endforeach()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCvParts REQUIRED_VARS OpenCvParts_INCLUDE_DIR ${OpenCvParts_LIBRARIES})
