package io.github.gan4j.models.data;

import io.github.gan4j.core.tensor.Tensor;

/**
 * Some samples of a data set, valid until the next batch is asked for: the memory is used again.
 *
 * @param samples values of shape [N, ...] where ... is the shape of one sample
 * @param labels the class of each sample; empty where the data set has no labels
 */
@SuppressWarnings("ArrayRecordComponent") // Batches are not compared.
public record Batch(Tensor samples, int[] labels) {}
