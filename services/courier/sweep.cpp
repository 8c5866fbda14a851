// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/sweep.h"

#include "kiosk/base/log.h"
#include "kiosk/base/unique_fd.h"
#include "services/courier/parcel_facts.h"
#include "services/jose/jwe.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ventanilla::courier {
namespace {

constexpr std::string_view kSuffix = ".jwe";
constexpr std::string_view kFolderPrefix = "s-";
constexpr auto kFolderAge = std::chrono::hours{24};

Error ioError(const char* what)
{
    return {ErrorKind::Unavailable, what};
}

Result<std::vector<std::string>> namesIn(const std::string& folder)
{
    std::error_code fault;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator at{folder, fault}, end; !fault && at != end;
         at.increment(fault))
    {
        names.push_back(at->path().filename().string());
    }
    if (fault) {
        return ioError("a spool folder cannot be listed");
    }
    return names;
}

Result<UniqueFd> openFolder(const std::string& path)
{
    UniqueFd folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
    if (!folder.valid()) {
        return ioError("a spool folder cannot be opened");
    }
    return folder;
}

/// Nothing: not a plain file, or longer than any parcel.
Result<std::optional<std::string>> readParcel(const UniqueFd& folder, const std::string& name)
{
    const UniqueFd file{
        ::openat(folder.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    struct stat about = {};
    if (!file.valid()) {
        return errno == ELOOP ? Result<std::optional<std::string>>{std::nullopt}
                              : ioError("a spool file cannot be opened");
    }
    if (::fstat(file.get(), &about) != 0) {
        return ioError("a spool file cannot be examined");
    }
    if (!S_ISREG(about.st_mode) || about.st_size > static_cast<off_t>(jose::kMaxJwe)) {
        return std::optional<std::string>{};
    }
    std::string content;
    std::array<char, std::size_t{64} * 1024> part{};
    while (content.size() <= jose::kMaxJwe) {
        const auto got = ::read(file.get(), part.data(), part.size());
        if (got < 0) {
            return ioError("a spool file cannot be read");
        }
        if (got == 0) {
            return std::optional{std::move(content)};
        }
        content.append(part.data(), static_cast<std::size_t>(got));
    }
    return std::optional<std::string>{};
}

/// Withdrawals come second, or what they withdraw could be missing when they ask for it.
enum class Round { Others, Withdrawals };

class Sweep
{
public:
    Sweep(Queue& queue, std::chrono::sys_seconds now, RecordSigner& signer)
        : m_queue(queue)
        , m_now(now)
        , m_signer(signer)
    {}

    Result<void> take(const std::string& spool, const std::string& folderName, Round round)
    {
        VN_TRY(const auto folder, openFolder(spool + "/" + folderName));
        VN_TRY(const auto names, namesIn(spool + "/" + folderName));
        for (const auto& name : names) {
            const bool mine = name.ends_with(kSuffix);
            auto taken = mine ? file(Place{folder, folderName, name}, round) : Result<void>{};
            if (!taken) {
                return taken;
            }
        }
        return {};
    }

    Result<void> finish(const std::string& spool, const std::string& folderName)
    {
        VN_TRY(const auto folder, openFolder(spool + "/" + folderName));
        // Also where this sweep found nothing: the last one may have died before it came here.
        if (::fsync(folder.get()) != 0) {
            return ioError("a spool folder cannot be made durable");
        }
        VN_CHECK(m_queue.settle(folderName));
        VN_TRY(const auto names, namesIn(spool + "/" + folderName));
        if (names.empty()) {
            removeIfEnded(folder, spool + "/" + folderName);
        }
        return {};
    }

    [[nodiscard]] const SweepCount& count() const { return m_count; }

private:
    struct Place
    {
        const UniqueFd& folder;
        const std::string& folderName;
        const std::string& name;
    };

    Result<void> file(const Place& place, Round round)
    {
        VN_TRY(const auto parcel, readParcel(place.folder, place.name));
        if (!parcel) {
            return refuse(place.folder, place.name);
        }
        const auto facts = factsOf(*parcel);
        if (!facts || facts->jti + std::string{kSuffix} != place.name) {
            return refuse(place.folder, place.name);
        }
        if (facts->isWithdrawal && round == Round::Others) {
            return {};
        }
        VN_CHECK(m_queue.arrive({*facts, *parcel, place.folderName}, m_now, m_signer));
        if (::unlinkat(place.folder.get(), place.name.c_str(), 0) != 0) {
            return ioError("a spool file cannot be unlinked");
        }
        ++m_count.arrived;
        return {};
    }

    Result<void> refuse(const UniqueFd& folder, const std::string& name)
    {
        log::event(log::Level::Error, "spool-file-refused");
        ++m_count.refused;
        const auto aside = name + ".aside";
        if (::renameat(folder.get(), name.c_str(), folder.get(), aside.c_str()) != 0) {
            return ioError("a spool file cannot be put aside");
        }
        return {};
    }

    // The station holds a shared lock on a folder's descriptor for as long as its process may
    // write.
    void removeIfEnded(const UniqueFd& folder, const std::string& path) const
    {
        struct stat about = {};
        const bool known = ::fstat(folder.get(), &about) == 0;
        const std::chrono::sys_seconds changed{std::chrono::seconds{about.st_mtim.tv_sec}};
        if (known && m_now - changed > kFolderAge &&
            ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0 && ::rmdir(path.c_str()) != 0)
        {
            log::event(log::Level::Warning, "spool-folder-stays");
        }
    }

    Queue& m_queue;
    std::chrono::sys_seconds m_now;
    RecordSigner& m_signer;
    SweepCount m_count;
};

} // namespace

Result<SweepCount>
sweep(const std::string& spool, Queue& queue, std::chrono::sys_seconds now, RecordSigner& signer)
{
    Sweep sweeping{queue, now, signer};
    VN_TRY(const auto folders, namesIn(spool));
    std::optional<Error> fault;
    // A folder that cannot be emptied must not hold up the others.
    const auto withoutFaulty = [&fault](std::vector<std::string> names, const auto& act) {
        std::erase_if(names, [&](const std::string& name) {
            const Result<void> done = act(name);
            fault = done ? fault : done.error();
            return !done;
        });
        return names;
    };
    auto mine = folders;
    std::erase_if(mine, [](const std::string& name) { return !name.starts_with(kFolderPrefix); });
    for (const auto round : {Round::Others, Round::Withdrawals}) {
        mine = withoutFaulty(std::move(mine), [&](const std::string& name) {
            return sweeping.take(spool, name, round);
        });
    }
    static_cast<void>(withoutFaulty(
        std::move(mine), [&](const std::string& name) { return sweeping.finish(spool, name); }));
    VN_TRY(const auto unsettled, queue.unsettled());
    for (const auto& name : unsettled) {
        const bool gone = std::ranges::find(folders, name) == folders.end();
        const auto settled = gone ? queue.settle(name) : Result<void>{};
        if (!settled) {
            return settled.error();
        }
    }
    if (fault) {
        return *fault;
    }
    return sweeping.count();
}

} // namespace ventanilla::courier
