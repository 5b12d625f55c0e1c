package dev.accounts.benchmarks.quarkus;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

@JsonIgnoreProperties(ignoreUnknown = true)
public record NewAccount(String name, String type, String currency) {}
