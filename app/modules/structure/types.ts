/** A node of the tree of departments, in the order of a reader. */
export interface DepartmentView {
  id: string;
  parentId: string | null;
  name: string;
  code: string;
  depth: number;
  headEmployeeId: string | null;
  headName: string | null;
  siteId: string | null;
  siteName: string | null;
  costCentre: string | null;
  participatesInApproval: boolean;
  status: string;
  memberCount: number;
  subtreeCount: number;
  version: number;
}

export interface NamedView {
  id: string;
  name: string;
}
