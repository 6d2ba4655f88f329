/**
 * Diagnosis while training. {@link io.github.gan4j.models.health.Health} is a listener that watches a
 * training and says in plain sentences what is wrong with it and what usually helps; by its {@link
 * io.github.gan4j.models.health.Policy} it also stops the training or goes back to a good state. Each
 * {@link io.github.gan4j.models.health.Symptom} has a check of its own, a record of thresholds over
 * plain numbers: of generated samples in a {@code Look}, of the latest steps in {@code Vitals}. {@code
 * Findings} sees to it that a symptom is said once. Where the thresholds come from is in {@code
 * docs/adr/0011-health-thresholds.md}.
 */
@NullMarked
package io.github.gan4j.models.health;

import org.jspecify.annotations.NullMarked;
