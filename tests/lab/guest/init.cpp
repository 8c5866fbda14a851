// SPDX-License-Identifier: EUPL-1.2
#include "tests/lab/guest/init.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ventanilla::lab {
namespace {

struct Mount
{
    const char* type;
    const char* where;
};

constexpr std::array<Mount, 6> kMounts{{{"proc", "/proc"},
                                        {"sysfs", "/sys"},
                                        {"devtmpfs", "/dev"},
                                        {"tmpfs", "/tmp"},
                                        {"tmpfs", "/run"},
                                        {"configfs", "/sys/kernel/config"}}};

void mountAll()
{
    for (const auto& mount : kMounts) {
        ::mkdir(mount.where, S_IRWXU);
        (void)::mount(mount.type, mount.where, mount.type, 0, nullptr);
    }
}

/// Each line of the list: a file, then what the module is told.
void loadModules()
{
    std::ifstream list{"/modules/order"};
    std::string line;
    while (std::getline(list, line)) {
        std::istringstream words{line};
        std::string file;
        words >> file >> std::ws;
        std::string parameters;
        std::getline(words, parameters);
        const int fd = ::open(("/modules/" + file).c_str(), O_RDONLY | O_CLOEXEC);
        if (fd < 0 || ::syscall(SYS_finit_module, fd, parameters.c_str(), 0) != 0) {
            std::printf("LAB module %s failed\n", file.c_str());
        }
        ::close(fd);
    }
}

} // namespace

void runGuestIfFirst(char** argv)
{
    if (::getpid() != 1) {
        return;
    }
    mountAll();
    loadModules();
    // configfs comes with the modules.
    (void)::mount("configfs", "/sys/kernel/config", "configfs", 0, nullptr);
    std::printf("LAB up\n");
    (void)std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        ::execv("/init", argv);
        ::_exit(127);
    }
    int status = 0;
    while (::waitpid(-1, &status, 0) != child) {
    }
    std::printf("LAB over %d\n", status);
    (void)std::fflush(stdout);
    ::sync();
    ::reboot(RB_POWER_OFF);
    std::abort();
}

} // namespace ventanilla::lab
