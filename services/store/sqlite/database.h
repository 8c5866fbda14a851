// SPDX-License-Identifier: EUPL-1.2
//
// SQLite with one owner per handle and errors as values; the only folder that includes sqlite3.h.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace ventanilla::store {

/// What a `?` of a statement stands for. Borrows text and bytes for the call only.
class Value
{
public:
    // NOLINTBEGIN(google-explicit-constructor): arguments are meant to become values by themselves
    Value(std::nullptr_t /*null*/) {}
    Value(std::int64_t number)
        : m_content(number)
    {}
    Value(int number)
        : m_content(std::int64_t{number})
    {}
    Value(const char* text)
        : m_content(std::string_view{text})
    {}
    Value(std::string_view text)
        : m_content(text)
    {}
    Value(const std::string& text)
        : m_content(std::string_view{text})
    {}
    Value(std::span<const std::uint8_t> bytes)
        : m_content(bytes)
    {}
    Value(const std::vector<std::uint8_t>& bytes)
        : m_content(std::span<const std::uint8_t>{bytes})
    {}
    Value(const std::optional<std::string>& text)
    {
        if (text) {
            m_content = std::string_view{*text};
        }
    }
    Value(const std::optional<std::int64_t>& number)
    {
        if (number) {
            m_content = *number;
        }
    }
    // NOLINTEND(google-explicit-constructor)

    using Content =
        std::variant<std::monostate, std::int64_t, std::string_view, std::span<const std::uint8_t>>;
    [[nodiscard]] const Content& content() const { return m_content; }

private:
    Content m_content;
};

/// A statement with its values bound. Columns count from 0. Must not outlive its Database.
class Statement
{
public:
    /// True: a row stands ready. False: there is none left.
    [[nodiscard]] Result<bool> step();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::optional<std::string> optionalText(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(int column) const;
    [[nodiscard]] std::vector<std::uint8_t> bytes(int column) const;

private:
    friend class Database;
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement)
        : m_statement(statement)
    {}
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// One connection: WAL, synchronous=FULL, secure_delete, foreign keys, five seconds' patience with
/// another writer. One thread at a time.
///
/// Every call fails with Unavailable (disk full, file gone, another writer stays), Conflict (a
/// constraint of the schema), InvalidInput (the file is no database of ours) or Internal (bad SQL).
class Database
{
public:
    /// Opens or makes the file at @p path, readable by its owner alone.
    [[nodiscard]] static Result<Database> open(const std::string& path);
    /// Gone with the object; for tests.
    [[nodiscard]] static Result<Database> openInMemory();

    /// Runs one statement that returns no rows; gives the number of rows changed.
    Result<std::int64_t> run(std::string_view sql, std::initializer_list<Value> values = {});
    /// Starts a statement that returns rows.
    [[nodiscard]] Result<Statement> query(std::string_view sql,
                                          std::initializer_list<Value> values = {});
    /// Runs several statements without values.
    Result<void> execute(const std::string& script);

    /// Empties the write-ahead log, where erased bytes would otherwise live on. A busy reader only
    /// delays it to the next call.
    Result<void> truncateLog();

    [[nodiscard]] std::int64_t lastRowId() const;

    /// Brings the schema to the last step: step n runs once, when user_version is n, in one
    /// transaction with the new user_version. Fails with Unsupported when the file is newer.
    Result<void> migrate(std::span<const char* const> steps);

private:
    struct Close
    {
        void operator()(sqlite3* handle) const;
    };
    explicit Database(sqlite3* handle)
        : m_handle(handle)
    {}
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// All or nothing: rolls back unless commit() was reached.
class Transaction
{
public:
    /// Takes the write lock at once, so that a transaction cannot fail half-way for want of it.
    [[nodiscard]] static Result<Transaction> begin(Database& database);

    Transaction(Transaction&& other) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// On stable storage when this returns.
    Result<void> commit();

private:
    explicit Transaction(Database& database)
        : m_database(&database)
    {}
    Database* m_database; ///< Null once finished.
};

} // namespace ventanilla::store
