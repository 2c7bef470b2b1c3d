package telecom.assistant.gateway.knowledge;

import java.util.Arrays;

/** The articles that contain a term, with the term's weight in each. Grows while an index is built. */
final class Postings {

    static final Postings NONE = new Postings();

    private int[] articles = new int[2];
    private float[] weights = new float[2];
    private int size;

    void add(int article, double weight) {
        if (size == articles.length) {
            articles = Arrays.copyOf(articles, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        articles[size] = article;
        weights[size] = (float) weight;
        size++;
    }

    int size() {
        return size;
    }

    int article(int index) {
        return articles[index];
    }

    float weight(int index) {
        return weights[index];
    }
}
