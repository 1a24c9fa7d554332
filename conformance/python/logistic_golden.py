"""Prints the golden numbers of dev.obor.learn.LogisticRegressionTest, with scikit-learn 1.9.

    python conformance/python/logistic_golden.py DATA       (DATA holds digits/digits.csv.gz)
"""
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

i = np.arange(30)
x, y = np.stack([np.sin(i), np.cos(2 * i)], 1), i * 7 % 11 % 3 * 2
model = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(x, y)
print(y.tolist(), model.coef_.tolist(), model.intercept_.tolist(), model.predict(x).tolist())
print(model.predict_proba(x[:1]).tolist())
table = np.loadtxt(sys.argv[1] + "/digits/digits.csv.gz", delimiter=",")
X, T, u, v = train_test_split(table[:, :64], table[:, 64], test_size=0.2, random_state=1234)
model = LogisticRegression(C=np.inf).fit(X, u)
print(model.n_iter_, accuracy_score(u, model.predict(X)), accuracy_score(v, model.predict(T)))
