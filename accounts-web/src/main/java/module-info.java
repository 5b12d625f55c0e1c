import org.jspecify.annotations.NullMarked;

/** The web page as files, and the policy under which it runs. */
@NullMarked
module dev.accounts.web {
  requires static org.jspecify;

  exports dev.accounts.web;
}
