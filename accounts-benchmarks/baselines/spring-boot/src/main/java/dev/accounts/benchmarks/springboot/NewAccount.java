package dev.accounts.benchmarks.springboot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

@JsonIgnoreProperties(ignoreUnknown = true)
record NewAccount(String name, String type, String currency) {}
