package dev.accounts.testkit;

import dev.accounts.testkit.past.ClockContract;
import dev.accounts.testkit.past.DifferenceContract;
import dev.accounts.testkit.past.PastContract;
import dev.accounts.testkit.past.RandomHistoryContract;
import dev.accounts.testkit.reads.FeedContract;
import dev.accounts.testkit.reads.HistoryContract;
import dev.accounts.testkit.reads.IsolationContract;
import dev.accounts.testkit.reads.ListContract;
import dev.accounts.testkit.reads.NormalTextContract;
import dev.accounts.testkit.reads.OrderContract;
import dev.accounts.testkit.reads.SearchContract;
import dev.accounts.testkit.reads.TextContract;
import dev.accounts.testkit.reads.TreeContract;
import dev.accounts.testkit.writes.BatchContract;
import dev.accounts.testkit.writes.BatchOnceContract;
import dev.accounts.testkit.writes.ChangeOnceContract;
import dev.accounts.testkit.writes.ConcurrencyContract;
import dev.accounts.testkit.writes.ConflictContract;
import dev.accounts.testkit.writes.CreationContract;
import dev.accounts.testkit.writes.DeadlineContract;
import dev.accounts.testkit.writes.EditContract;
import dev.accounts.testkit.writes.HierarchyContract;
import dev.accounts.testkit.writes.IdempotencyContract;
import dev.accounts.testkit.writes.ImportContract;
import dev.accounts.testkit.writes.PlanContract;
import dev.accounts.testkit.writes.ReplayContract;
import dev.accounts.testkit.writes.StatusContract;

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
        ClockContract,
        DifferenceContract,
        RandomHistoryContract,
        FeedContract,
        IsolationContract,
        ConcurrencyContract,
        TextContract,
        NormalTextContract,
        DeadlineContract,
        BatchContract,
        BatchOnceContract,
        ImportContract,
        PlanContract {}
