package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TreeTest {
  private final Service service = new Service();
  private String root = "";
  private String child = "";

  @BeforeEach
  void threeLevels() {
    root = service.openNamed("Root");
    child = service.openUnder(root, "Child");
    service.openUnder(child, "Grandchild");
  }

  @Test
  void childrenStandUnderTheirParents() {
    FunctionReply tree = service.send(Call.get("/accounts/tree")).is(200);

    assertThat(tree.at("/items/0/name")).isEqualTo("Root");
    assertThat(tree.at("/items/0/children/0/children/0/name")).isEqualTo("Grandchild");
    assertThat(tree.json().at("/items/0/childCount").asInt()).isEqualTo(1);
    assertThat(tree.json().at("/truncated").asBoolean()).isFalse();
    assertThat(tree.json().at("/items/0").propertyNames())
        .containsExactly(
            "id",
            "name",
            "type",
            "currency",
            "status",
            "version",
            "childCount",
            "truncated",
            "children");
  }

  @Test
  void whereTheTreeIsCutTheNodeSaysSo() {
    FunctionReply tree = service.send(Call.get("/accounts/tree?depth=2")).is(200);

    assertThat(tree.json().at("/truncated").asBoolean()).isTrue();
    assertThat(tree.json().at("/items/0/truncated").asBoolean()).isFalse();
    assertThat(tree.json().at("/items/0/children/0/truncated").asBoolean()).isTrue();
    assertThat(tree.json().at("/items/0/children/0/children")).isEmpty();
  }

  @Test
  void aTreeCanStartAnywhere() {
    FunctionReply tree = service.send(Call.get("/accounts/tree?root=" + child)).is(200);

    assertThat(tree.at("/items/0/parentId")).isEqualTo(root);
    assertThat(tree.at("/items/0/children/0/name")).isEqualTo("Grandchild");
  }

  @Test
  void aRootThatDoesNotExistIsNotFound() {
    String unknown = "/accounts/tree?root=01980a3c-5e2f-7c41-9b1a-6f2d8e4c7a10";
    String stranger = UserPool.shared().token().tenant("stranger").build();

    service.send(Call.get(unknown)).isProblem(404, "account-not-found");
    service
        .send(Call.get("/accounts/tree?root=" + root).token(stranger))
        .isProblem(404, "account-not-found");
  }

  @Test
  void wrongParametersAreReportedAtOnce() {
    for (String depth : List.of("0", "11", "x")) {
      FunctionReply reply = service.send(Call.get("/accounts/tree?limit=1&root=1&depth=" + depth));
      assertThat(reply.isProblem(400, "validation-failed").errors())
          .containsExactly(
              "query /limit unknown-parameter", "query /root bad-value", "query /depth bad-value");
    }
  }
}
