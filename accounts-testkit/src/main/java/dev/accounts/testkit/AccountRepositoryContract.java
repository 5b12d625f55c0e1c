package dev.accounts.testkit;

/**
 * Everything that an {@link dev.accounts.application.port.AccountRepository} promises, as JUnit
 * tests.
 *
 * <p>A test class for an adapter implements this interface and says in {@link #repository()} what
 * is to be tested; it adds nothing and leaves nothing out. Each test uses a tenant of its own, so
 * one repository serves them all.
 */
public interface AccountRepositoryContract
    extends CreationContract,
        IdempotencyContract,
        ChangeOnceContract,
        EditContract,
        StatusContract,
        HierarchyContract,
        ConflictContract,
        ReplayContract,
        ListContract,
        OrderContract,
        SearchContract,
        TreeContract,
        HistoryContract,
        PastContract,
        DifferenceContract,
        RandomHistoryContract,
        FeedContract,
        IsolationContract,
        ConcurrencyContract,
        TextContract,
        NormalTextContract,
        BatchContract,
        ImportContract {}
