/**
 * Scores of a generator: an {@link io.github.gan4j.models.evaluate.Evaluation} draws samples, extracts
 * features and asks metrics, for several seeds, and gives an {@link
 * io.github.gan4j.models.evaluate.EvaluationResult}. {@link
 * io.github.gan4j.models.evaluate.EvaluationListener} does it during a training and keeps the best
 * checkpoints. {@link io.github.gan4j.models.evaluate.KnownMetric} has the metrics by name.
 */
@NullMarked
package io.github.gan4j.models.evaluate;

import org.jspecify.annotations.NullMarked;
