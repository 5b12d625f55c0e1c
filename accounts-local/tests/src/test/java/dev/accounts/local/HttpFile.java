package dev.accounts.local;

import dev.accounts.local.Client.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A file of requests as editors send them: with variables, and with values of earlier responses.
 */
final class HttpFile {
  private static final Pattern VARIABLE = Pattern.compile("^@(\\w+) = (.*)$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("^# @name (\\w+)$", Pattern.MULTILINE);
  private static final Pattern USE = Pattern.compile("\\{\\{([^}]+)}}");
  private static final Pattern OF_RESPONSE =
      Pattern.compile("(\\w+)\\.response\\.body\\.\\$\\.(\\w+)");

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Reply> replies = new HashMap<>();
  private final String text;

  /** What was sent, and what came back. */
  record Sent(String title, String method, String path, Reply reply) {}

  /** Reads a file whose variable {@code api} is replaced. */
  HttpFile(Path file, String api) throws IOException {
    text = Files.readString(file);
    VARIABLE.matcher(text).results().forEach(it -> variables.put(it.group(1), it.group(2)));
    variables.put("api", api);
  }

  /** Sends every request, in the order of the file. */
  List<Sent> sendAll(Client client) {
    List<Sent> sent = new ArrayList<>();
    Arrays.stream(text.split("(?m)^### ", -1))
        .skip(1)
        .map(part -> send(part, client))
        .forEach(sent::add);
    return sent;
  }

  private Sent send(String part, Client client) {
    String[] headAndBody = (part + "\n\n").split("\n\n", 2);
    List<String> head = headAndBody[0].lines().filter(line -> !line.startsWith("#")).toList();
    String[] call = filled(head.get(1)).split(" ", 2);
    String path = call[1].substring(client.base().toString().length());
    String[] headers =
        head.stream()
            .skip(2)
            .flatMap(line -> Arrays.stream(filled(line).split(": ", 2)))
            .toArray(String[]::new);
    Reply reply = client.send(call[0], path, filled(headAndBody[1]).strip(), headers);
    NAME.matcher(part).results().forEach(name -> replies.put(name.group(1), reply));
    return new Sent(head.get(0), call[0], path, reply);
  }

  private String filled(String template) {
    return USE.matcher(template).replaceAll(use -> value(use.group(1)));
  }

  private String value(String name) {
    if (name.equals("$guid")) {
      return UUID.randomUUID().toString();
    }
    return OF_RESPONSE
        .matcher(name)
        .results()
        .findFirst()
        .map(this::ofResponse)
        .orElseGet(() -> filled(variables.getOrDefault(name, "")));
  }

  private String ofResponse(MatchResult use) {
    Reply reply = replies.get(use.group(1));
    if (reply == null) {
      throw new IllegalStateException(
          use.group(1) + " was not sent before, but " + replies.keySet());
    }
    return reply.json().path(use.group(2)).asString();
  }
}
