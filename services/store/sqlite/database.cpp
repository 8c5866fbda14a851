// SPDX-License-Identifier: EUPL-1.2
//
// SQLite behind Result: opening, binding, stepping, transactions, migrations.
#include "services/store/sqlite/database.h"

#include "kiosk/base/unique_fd.h"

#include <sqlite3.h>

#include <utility>

#include <fcntl.h>

namespace ventanilla::store {
namespace {

constexpr int kBusyMilliseconds = 5000;

ErrorKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        return ErrorKind::Conflict;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorKind::InvalidInput;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_NOMEM:
        return ErrorKind::Unavailable;
    default:
        return ErrorKind::Internal;
    }
}

// SQLite's own messages name tables and columns, never values.
Error errorOf(sqlite3* handle,
              int code,
              const char* file = __builtin_FILE(),
              int line = __builtin_LINE())
{
    const char* message = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    return {kindOf(code), std::string{"sqlite: "} + message, file, line};
}

int bindOne(sqlite3_stmt* statement, int index, const Value::Content& content)
{
    if (const auto* number = std::get_if<std::int64_t>(&content)) {
        return sqlite3_bind_int64(statement, index, *number);
    }
    if (const auto* text = std::get_if<std::string_view>(&content)) {
        const char* begin = text->data() != nullptr ? text->data() : "";
        return sqlite3_bind_text64(
            statement, index, begin, text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    if (const auto* bytes = std::get_if<std::span<const std::uint8_t>>(&content)) {
        if (bytes->empty()) {
            return sqlite3_bind_zeroblob(statement, index, 0);
        }
        return sqlite3_bind_blob64(
            statement, index, bytes->data(), bytes->size(), SQLITE_TRANSIENT);
    }
    return sqlite3_bind_null(statement, index);
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        return false;
    }
    return errorOf(sqlite3_db_handle(m_statement.get()), code);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string Statement::text(int column) const
{
    const auto* begin = sqlite3_column_text(m_statement.get(), column);
    if (begin == nullptr) {
        return {};
    }
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return {reinterpret_cast<const char*>(begin), size};
}

std::optional<std::string> Statement::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional{text(column)};
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional{integer(column)};
}

std::vector<std::uint8_t> Statement::bytes(int column) const
{
    const auto* begin =
        static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    if (begin == nullptr) {
        return {};
    }
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return {begin, begin + size};
}

void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::string& path)
{
    // SQLite gives -wal and -shm the mode of the main file, which it would make world-readable.
    const UniqueFd made{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
    if (!made.valid()) {
        return Error{ErrorKind::Unavailable, "database file cannot be opened"};
    }
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    Database database{handle};
    if (code != SQLITE_OK) {
        return errorOf(handle, code);
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    VN_CHECK(database.execute("PRAGMA journal_mode=WAL;"
                              "PRAGMA synchronous=FULL;"
                              "PRAGMA secure_delete=ON;"
                              "PRAGMA foreign_keys=ON;"
                              "PRAGMA temp_store=MEMORY;"
                              "PRAGMA trusted_schema=OFF;"));
    return database;
}

Result<Database> Database::openInMemory()
{
    sqlite3* handle = nullptr;
    const int code = sqlite3_open(":memory:", &handle);
    Database database{handle};
    if (code != SQLITE_OK) {
        return errorOf(handle, code);
    }
    VN_CHECK(database.execute("PRAGMA foreign_keys=ON;"));
    return database;
}

Result<Statement> Database::query(std::string_view sql, std::initializer_list<Value> values)
{
    sqlite3_stmt* raw = nullptr;
    int code =
        sqlite3_prepare_v2(m_handle.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
    Statement statement{raw};
    if (code != SQLITE_OK) {
        return errorOf(m_handle.get(), code);
    }
    if (sqlite3_bind_parameter_count(raw) != static_cast<int>(values.size())) {
        return Error{ErrorKind::Internal, "sqlite: values do not match the statement"};
    }
    int index = 1;
    for (const auto& value : values) {
        code = bindOne(raw, index++, value.content());
        if (code != SQLITE_OK) {
            return errorOf(m_handle.get(), code);
        }
    }
    return statement;
}

Result<std::int64_t> Database::run(std::string_view sql, std::initializer_list<Value> values)
{
    VN_TRY(auto statement, query(sql, values));
    VN_TRY(const bool row, statement.step());
    if (row) {
        return Error{ErrorKind::Internal, "sqlite: run() met a statement that returns rows"};
    }
    return std::int64_t{sqlite3_changes(m_handle.get())};
}

Result<void> Database::execute(const std::string& script)
{
    const int code = sqlite3_exec(m_handle.get(), script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return errorOf(m_handle.get(), code);
    }
    return {};
}

Result<void> Database::truncateLog()
{
    VN_TRY(auto rows, query("PRAGMA wal_checkpoint(TRUNCATE)"));
    VN_CHECK(rows.step());
    return {};
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_handle.get());
}

Result<void> Database::migrate(std::span<const char* const> steps)
{
    VN_TRY(auto transaction, Transaction::begin(*this));
    VN_TRY(auto version, query("PRAGMA user_version"));
    VN_CHECK(version.step());
    const auto before = static_cast<std::size_t>(version.integer(0));
    version = Statement{nullptr};
    if (before > steps.size()) {
        return Error{ErrorKind::Unsupported, "the database was written by a newer program"};
    }
    for (const char* step : steps.subspan(before)) {
        auto done = execute(step);
        if (!done) {
            return done;
        }
    }
    VN_CHECK(execute("PRAGMA user_version=" + std::to_string(steps.size())));
    return transaction.commit();
}

Result<Transaction> Transaction::begin(Database& database)
{
    VN_CHECK(database.execute("BEGIN IMMEDIATE"));
    return Transaction{database};
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

Transaction::~Transaction()
{
    if (m_database != nullptr) {
        // Fails only when SQLite has rolled back by itself already.
        static_cast<void>(m_database->execute("ROLLBACK"));
    }
}

Result<void> Transaction::commit()
{
    VN_CHECK(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace ventanilla::store
