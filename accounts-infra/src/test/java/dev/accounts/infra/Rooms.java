package dev.accounts.infra;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules of the architecture that need more than one class to be judged. */
final class Rooms {
  /** Classes with a file of their own; what a package says about itself is none. */
  static final DescribedPredicate<JavaClass> OUTERMOST =
      DescribedPredicate.describe(
          "outermost",
          c -> c.getEnclosingClass().isEmpty() && !c.getSimpleName().equals("package-info"));

  private Rooms() {}

  /** Counts files, the one that describes the package included. */
  static ArchCondition<JavaClass> holdAtMost(int most) {
    return new ArchCondition<>("be in a package of at most " + most + " files") {
      private final Map<String, Set<String>> files = new TreeMap<>();

      @Override
      public void init(Collection<JavaClass> all) {
        files.clear();
      }

      @Override
      public void check(JavaClass one, ConditionEvents events) {
        String file = one.getSource().flatMap(s -> s.getFileName()).orElse(one.getName());
        files.computeIfAbsent(one.getPackageName(), name -> new TreeSet<>()).add(file);
      }

      @Override
      public void finish(ConditionEvents events) {
        files.forEach((name, found) ->
            events.add(
                new SimpleConditionEvent(
                    name, found.size() <= most, name + " has " + found.size() + " files")));
      }
    };
  }

  /** So that a name in a sentence or a stack trace means one class. */
  static ArchCondition<JavaClass> haveANameOfTheirOwn() {
    return new ArchCondition<>("have a name of their own") {
      private final Map<String, Set<String>> names = new TreeMap<>();

      @Override
      public void init(Collection<JavaClass> all) {
        names.clear();
        all.forEach(one ->
            names.computeIfAbsent(one.getSimpleName(), n -> new TreeSet<>()).add(one.getName()));
      }

      @Override
      public void check(JavaClass one, ConditionEvents events) {
        Set<String> same = names.getOrDefault(one.getSimpleName(), Set.of());
        events.add(new SimpleConditionEvent(one, same.size() == 1, "called the same: " + same));
      }
    };
  }

  /** What changes lives in one call and ends with it: a builder, a list of what is wrong. */
  static ArchCondition<JavaField> beFinalOrInAnObjectThatNoFieldKeeps() {
    return new ArchCondition<>("be final, or in an object that no field keeps") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        Set<JavaModifier> modifiers = field.getModifiers();
        boolean passing =
            !modifiers.contains(JavaModifier.STATIC)
                && field.getOwner().getFieldsWithTypeOfSelf().isEmpty();
        events.add(
            new SimpleConditionEvent(
                field,
                modifiers.contains(JavaModifier.FINAL) || passing,
                field.getFullName() + " changes, and something keeps it"));
      }
    };
  }
}
