// SPDX-License-Identifier: EUPL-1.2
//
// The commands "scene" and "scenes": pictures of specimens on a tray.
#pragma once

#include "tests/support/specimens/scene.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ventanilla::specimens {

struct SceneArguments
{
    std::string document;
    std::string out;
    double pixelsPerMillimetre = 12;
    std::vector<double> size; ///< Millimetres; empty: as the file says.
    Mishaps mishaps;
    std::uint64_t seed = 1;
};

/// Draws one scene; prints its corners as JSON. The exit status.
int makeScene(const SceneArguments& arguments);

struct ScenesArguments
{
    std::string from; ///< Folder that "make" filled.
    std::string out;
    std::uint64_t seed = 1;
    std::size_t each = 1; ///< Scenes of each document at each resolution.
    double severity = 0.5;
};

/// Every document at 7, 12 and 16 pixels a millimetre, and scenes.json. The exit status.
int makeScenes(const ScenesArguments& arguments);

} // namespace ventanilla::specimens
